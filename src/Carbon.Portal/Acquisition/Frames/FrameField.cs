namespace Carbon.Portal.Acquisition.Frames;

/// <summary>What bytes of a frame are for.</summary>
public enum FramePart
{
    /// <summary>Wakes or marks: preamble, start, end, lengths, transaction numbers.</summary>
    Framing,

    /// <summary>Whom it is for or from.</summary>
    Address,

    /// <summary>What is wanted or answered: function, control code.</summary>
    Control,

    /// <summary>Which item: register, data identifier.</summary>
    Item,

    /// <summary>Values.</summary>
    Data,

    /// <summary>Checksum.</summary>
    Check,

    /// <summary>Bytes that belong to no frame that is known.</summary>
    Unknown,
}

/// <summary>Bytes of a frame that belong together.</summary>
/// <param name="Start">First byte, from 0.</param>
/// <param name="Length">How many.</param>
/// <param name="Part">What they are for.</param>
/// <param name="Name">Key of their name: <c>frame.NAME</c>.</param>
public readonly record struct FrameField(int Start, int Length, FramePart Part, string Name);
