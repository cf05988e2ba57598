using System.Globalization;

namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>A status of OPC UA (Part 4, 7.39): the top two bits tell good, uncertain or bad.</summary>
/// <param name="Value">The 32 bits.</param>
public readonly record struct StatusCode(uint Value)
{
    /// <summary>00: the value may be used.</summary>
    public bool IsGood => Value >> 30 == 0;

    /// <summary>01: the value may be used with doubt.</summary>
    public bool IsUncertain => Value >> 30 == 1;

    /// <summary>10 and 11: there is no usable value.</summary>
    public bool IsBad => Value >> 31 == 1;

    /// <summary>Values were lost in the server's queue before this one.</summary>
    public bool HasOverflow => (Value & 0x480) == 0x480;

    /// <summary>The code without its information bits.</summary>
    public StatusCode Code => new(Value & 0xFFFF_0000);

    /// <inheritdoc/>
    public override string ToString() => StatusNames.Of(Code.Value) ?? string.Create(CultureInfo.InvariantCulture, $"status 0x{Value:X8}");
}
