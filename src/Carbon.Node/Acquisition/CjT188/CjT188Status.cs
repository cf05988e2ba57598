using Carbon.Metering;

namespace Carbon.Node.Acquisition.CjT188;

/// <summary>The status word ST of water and gas meters: D1 D0 the valve, D2 the battery, the rest the vendor's. Heat meters use all bits as their vendor likes.</summary>
public static class CjT188Status
{
    /// <summary>The valve is closed (1) or not (0).</summary>
    public const string ValveClosed = "valve_closed";

    /// <summary>The valve reports a fault (1) or none (0).</summary>
    public const string ValveFault = "valve_fault";

    /// <summary>The battery is low (1) or not (0).</summary>
    public const string BatteryLow = "battery_low";

    /// <summary>Names under which the bits can be read as points.</summary>
    public static readonly IReadOnlyList<string> Elements = [ValveClosed, ValveFault, BatteryLow];

    /// <summary>A bit as a number; null for a name that is no bit, or without a status word.</summary>
    public static decimal? Read(string element, ReadOnlySpan<byte> status) => status.Length != 2 ? null : element switch
    {
        ValveClosed => (status[0] & 3) == 1 ? 1m : 0m,
        ValveFault => (status[0] & 3) == 3 ? 1m : 0m,
        BatteryLow => (status[0] & 4) != 0 ? 1m : 0m,
        _ => null,
    };

    /// <summary>What the meter itself thinks of its values: estimated while its battery is low, for it may then miss pulses.</summary>
    public static Quality Quality(ReadOnlySpan<byte> status) => Read(BatteryLow, status) == 1m ? Metering.Quality.Estimated : Metering.Quality.Good;
}
