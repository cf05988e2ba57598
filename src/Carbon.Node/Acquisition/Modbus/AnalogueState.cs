namespace Carbon.Node.Acquisition.Modbus;

/// <summary>What the current of a 4-20 mA transmitter tells of itself (NAMUR NE 43).</summary>
public enum AnalogueState
{
    /// <summary>3.6 mA or less: wire break, or the transmitter reports a failure.</summary>
    FailureLow,

    /// <summary>Above 3.6 and below 3.8 mA: at the lower stop, the quantity may be lower than shown.</summary>
    SaturatedLow,

    /// <summary>3.8 to 20.5 mA: measuring.</summary>
    Measuring,

    /// <summary>Above 20.5 and below 21 mA: at the upper stop, the quantity may be higher than shown.</summary>
    SaturatedHigh,

    /// <summary>21 mA or more: short circuit, or the transmitter reports a failure.</summary>
    FailureHigh,
}
