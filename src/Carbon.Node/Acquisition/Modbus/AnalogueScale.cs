using Carbon.Metering;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>A 4-20 mA signal read through an analogue module: raw register to current to process value, with the fault limits of NAMUR NE 43.</summary>
/// <param name="RawAt4">Raw register value at 4 mA.</param>
/// <param name="RawAt20">Raw register value at 20 mA.</param>
/// <param name="Low">Process value at 4 mA.</param>
/// <param name="High">Process value at 20 mA.</param>
public readonly record struct AnalogueScale(decimal RawAt4, decimal RawAt20, decimal Low, decimal High)
{
    /// <summary>The current in mA.</summary>
    public decimal Current(decimal raw) => 4m + (raw - RawAt4) * 16m / (RawAt20 - RawAt4);

    /// <summary>The process value; null at or below 3.6 mA and at or above 21 mA (wire break, sensor failure); estimated between the measuring range 3.8-20.5 mA and a failure.</summary>
    public (decimal? Value, Quality Quality) Convert(decimal raw)
    {
        var current = Current(raw);
        if (current is <= 3.6m or >= 21m)
            return (null, Quality.Bad);
        var value = Low + (current - 4m) / 16m * (High - Low);
        return (value, current is < 3.8m or > 20.5m ? Quality.Estimated : Quality.Good);
    }
}
