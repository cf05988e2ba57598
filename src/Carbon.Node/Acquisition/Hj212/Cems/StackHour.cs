namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>What is known of an hour or of some minutes.</summary>
public enum StackState
{
    /// <summary>Measured by instruments that worked.</summary>
    Valid,

    /// <summary>The plant was off and the flow confirms it: no emission.</summary>
    Stopped,

    /// <summary>Instruments failed, were calibrated or serviced, or too little was measured.</summary>
    Invalid,
}

/// <summary>CO2 of an hour, or of some minutes, at a stack.</summary>
/// <param name="Start">Local start.</param>
/// <param name="State">What is known of it.</param>
/// <param name="KgPerHour">CO2, kg/h: of an hour also its mass in kg. 0 where nothing is known.</param>
/// <param name="Reason">Why it is not valid; otherwise empty.</param>
public readonly record struct StackHour(DateTime Start, StackState State, decimal KgPerHour, string Reason = "");
