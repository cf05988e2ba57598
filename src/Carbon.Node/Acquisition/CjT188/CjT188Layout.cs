namespace Carbon.Node.Acquisition.CjT188;

/// <summary>How a meter orders the bytes of its values. A point's profile names the layout; a single frame can only suggest it.</summary>
public enum CjT188Layout
{
    /// <summary>The standard: value low byte first, then the unit.</summary>
    ValueThenUnit,

    /// <summary>Unit before the value (vendor deviation); flow has three decimals.</summary>
    UnitThenValue,

    /// <summary>Value high byte first, then the unit; clock CC YY MM DD hh mm ss (vendor deviation).</summary>
    HighByteFirst,
}
