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

    /// <summary>What the identifier stands for; null when the options do not tell.</summary>
    internal DlT645Item? Item(DlT645Edition edition) => Bytes is { } bytes
        ? new(Di, ["value"], bytes, Decimals, "", Signed)
        : DlT645Items.Find(edition, Di) is { Content: DlT645Content.Number } item ? item : null;

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
