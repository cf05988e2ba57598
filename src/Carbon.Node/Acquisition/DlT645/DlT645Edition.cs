namespace Carbon.Node.Acquisition.DlT645;

/// <summary>The two editions of DL/T 645. They share the frame, not the control codes and data identifiers.</summary>
public enum DlT645Edition
{
    /// <summary>DL/T 645-2007: four-byte data identifiers.</summary>
    Edition2007,

    /// <summary>DL/T 645-1997: two-byte data identifiers.</summary>
    Edition1997,
}
