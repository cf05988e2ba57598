namespace Carbon.Node.Acquisition.OpcUa;

/// <summary>How a connection is protected.</summary>
public enum OpcUaSecurity
{
    /// <summary>Basic256Sha256, signed and encrypted.</summary>
    SignAndEncrypt,

    /// <summary>Basic256Sha256, signed: nobody can change a value, anybody on the way can read it.</summary>
    Sign,

    /// <summary>Not protected; for networks that are.</summary>
    None,
}
