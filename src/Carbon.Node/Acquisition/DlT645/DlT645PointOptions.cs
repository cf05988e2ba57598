using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.DlT645;

/// <summary>A measuring point of a DL/T 645 meter. The meter's numbers are on its secondary side unless it is programmed otherwise.</summary>
public sealed record DlT645PointOptions : PointOptions
{
    /// <summary>Data identifier, highest byte first: <c>00010000</c> (2007), <c>9010</c> (1997).</summary>
    public required string Di { get; init; }

    /// <summary>Which value of a block: <c>total</c>, <c>tariff2</c>, <c>A</c>. Left out where the item has one value.</summary>
    public string? Element { get; init; }

    /// <summary>Bytes of the value, for identifiers that are not in the tables.</summary>
    public int? Bytes { get; init; }

    /// <summary>Digits after the point, for identifiers that are not in the tables.</summary>
    public int Decimals { get; init; }

    /// <summary>The top bit is the sign, for identifiers that are not in the tables.</summary>
    public bool Signed { get; init; }

    /// <summary>A maximum demand counts for the time at which it occurred instead of the time of the poll; the same maximum read again is then the same reading.</summary>
    public bool AtOccurrence { get; init; }

    /// <summary>Days whose frozen end-of-day registers are read after an outage (0 to 62; 0: none), for energy registers of the 2007 edition.</summary>
    public int DailyFreezes { get; init; }

    /// <summary>What the identifier stands for; null when the options do not tell.</summary>
    internal DlT645Item? Item(DlT645Edition edition) => Bytes is { } bytes
        ? new(Di, ["value"], bytes, Decimals, "", Signed)
        : DlT645Items.Find(edition, Di) is { Content: DlT645Content.Number or DlT645Content.Demand } item ? item : null;

    /// <summary>Which value of the item.</summary>
    internal int Index(DlT645Item item) => Element is null ? (item.Elements.Count == 1 ? 0 : -1) : item.Elements.ToList().IndexOf(Element);

    /// <summary>What is wrong with the point of a meter of the given edition.</summary>
    public IEnumerable<OptionProblem> Validate(string path, DlT645Edition edition)
    {
        foreach (var problem in Validate(path))
            yield return problem;
        var digits = DlT645Control.IdentifierLength(edition) * 2;
        if (Di.Length != digits || !Di.All(char.IsAsciiHexDigit))
            yield return new($"{path}.di", $"a data identifier of this edition has {digits} hexadecimal digits");
        else if (Bytes is < 1 or > 8 || Decimals is < 0 or > 12)
            yield return new($"{path}.bytes", "a value has 1 to 8 bytes and at most 12 decimals");
        else if (Item(edition) is not { } item)
            yield return new($"{path}.di", $"'{Di}' is not a known number; give bytes, decimals and signed");
        else if (Index(item) < 0)
            yield return new($"{path}.element", $"name one of {string.Join(", ", item.Elements.Take(6))}{(item.Elements.Count > 6 ? ", ..." : "")}");
        else if (AtOccurrence && item.Content != DlT645Content.Demand)
            yield return new($"{path}.atOccurrence", "only maximum demands (01xxxxxx) come with the time at which they occurred");
        if (DailyFreezes is < 0 or > DlT645FreezeInquiry.MostDays)
            yield return new($"{path}.dailyFreezes", $"must be between 0 and {DlT645FreezeInquiry.MostDays}");
        else if (DailyFreezes > 0 && (edition != DlT645Edition.Edition2007 || Di.Length != digits || !Di.All(char.IsAsciiHexDigit) || DlT645FreezeInquiry.Register(Di) is null))
            yield return new($"{path}.dailyFreezes", "meters of the 2007 edition freeze the energy registers 00010000 to 00083F00 daily, no others");
    }
}

/// <summary>A DL/T 645 meter with its measuring points.</summary>
public sealed record DlT645MeterOptions
{
    /// <summary>The meter.</summary>
    public required string MeterId { get; init; }

    /// <summary>Twelve digits as printed on the meter; <c>AAAAAAAAAAAA</c> for the only meter on a line.</summary>
    public required string Address { get; init; }

    /// <summary>Edition of the standard that the meter speaks.</summary>
    public DlT645Edition Edition { get; init; } = DlT645Edition.Edition2007;

    /// <summary>Its points.</summary>
    public required IReadOnlyList<DlT645PointOptions> Points { get; init; }

    /// <summary>True for the address that any single meter answers.</summary>
    [JsonIgnore]
    public bool HasWildcard => Address.Contains('A', StringComparison.OrdinalIgnoreCase);

    /// <summary>True where a reply with this address may be the meter's: it is the meter's own, or the meter is asked by wildcard.</summary>
    public bool Matches(string address)
    {
        for (var i = 0; i < Address.Length; i++)
            if (Address[i] is not ('A' or 'a') && char.ToUpperInvariant(Address[i]) != address[i])
                return false;
        return address.Length == Address.Length;
    }

    /// <summary>What is wrong; <paramref name="path"/> is the JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (string.IsNullOrWhiteSpace(MeterId))
            yield return new($"{path}.meterId", "a meter needs an id");
        if (Address.Length != 12 || !Address.All(c => char.IsAsciiDigit(c) || c is 'A' or 'a'))
            yield return new($"{path}.address", "twelve digits, leading zeros included; A stands for any digit");
        foreach (var problem in PointOptions.ValidateAll(Points, $"{path}.points"))
            yield return problem;
        for (var i = 0; i < Points.Count; i++)
            foreach (var problem in Points[i].Validate($"{path}.points[{i}]", Edition).Except(Points[i].Validate($"{path}.points[{i}]")))
                yield return problem;
    }
}
