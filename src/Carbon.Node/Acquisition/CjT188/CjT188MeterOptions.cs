using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.CjT188;

/// <summary>A CJ/T 188 meter with its measuring points and its deviations from the standard.</summary>
public sealed record CjT188MeterOptions
{
    /// <summary>The meter.</summary>
    public required string MeterId { get; init; }

    /// <summary>Fourteen hexadecimal digits, highest first; <c>AAAAAAAAAAAAAA</c> for the only meter on a line.</summary>
    public required string Address { get; init; }

    /// <summary>Meter type T, two hexadecimal digits: <c>10</c> cold water, <c>20</c> heat, <c>30</c> gas.</summary>
    public required string MeterType { get; init; }

    /// <summary>Order of the bytes of its values.</summary>
    public CjT188Layout Layout { get; init; } = CjT188Layout.ValueThenUnit;

    /// <summary>Asks with the identifier's high byte first (90 1F), as many meters want it. Replies are read in both orders.</summary>
    public bool IdentifierHighByteFirst { get; init; }

    /// <summary>The meter does not echo the serial number of the request (vendor deviation).</summary>
    public bool SerialNotEchoed { get; init; }

    /// <summary>The status word is the vendor's own: neither its bits are read nor does a low battery mark the readings (vendor deviation; heat meters are always taken so).</summary>
    public bool OwnStatusWord { get; init; }

    /// <summary>Its points.</summary>
    public required IReadOnlyList<CjT188PointOptions> Points { get; init; }

    /// <summary>True for the address that any single meter answers.</summary>
    [JsonIgnore]
    public bool IsWildcard => Address.Equals(CjT188Frame.Wildcard, StringComparison.OrdinalIgnoreCase);

    /// <summary>The type byte.</summary>
    [JsonIgnore]
    public byte Type => Convert.ToByte(MeterType, 16);

    /// <summary>The values of the meter's type; empty for a type without a known layout.</summary>
    [JsonIgnore]
    public IReadOnlyList<CjT188Field> Fields => MeterType[0] switch { '1' or '3' => CjT188Field.Volume, '2' => CjT188Field.Heat, _ => [] };

    /// <summary>True where the bits of the status word are those of the standard.</summary>
    [JsonIgnore]
    public bool HasStatusBits => !OwnStatusWord && MeterType[0] is ('1' or '3');

    /// <summary>What is wrong; <paramref name="path"/> is the JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (string.IsNullOrWhiteSpace(MeterId))
            yield return new($"{path}.meterId", "a meter needs an id");
        if (Address.Length != 14 || !Address.All(char.IsAsciiHexDigit))
            yield return new($"{path}.address", "fourteen digits, leading zeros included");
        foreach (var problem in PointOptions.ValidateAll(Points, $"{path}.points"))
            yield return problem;
        if (MeterType.Length != 2 || !MeterType.All(char.IsAsciiHexDigit) || Fields.Count == 0)
        {
            yield return new($"{path}.meterType", "10 to 19 (water), 20 to 29 (heat, cooling) or 30 to 39 (gas); the standard gives no layout of values for others");
            yield break;
        }
        for (var i = 0; i < Points.Count; i++)
            foreach (var problem in Points[i].ValidateOwn($"{path}.points[{i}]", [.. Fields.Select(f => f.Name), .. HasStatusBits ? CjT188Status.Elements : []]))
                yield return problem;
    }
}
