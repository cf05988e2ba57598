namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>What a peer may send at most; more is refused before memory is taken for it.</summary>
internal static class UaLimits
{
    /// <summary>Bytes of one chunk, both ways (Part 6, 7.1.2.3).</summary>
    public const int Chunk = 65_536;

    /// <summary>Bytes of one message after its chunks are joined.</summary>
    public const int Message = 8 * 1024 * 1024;

    /// <summary>Chunks of one message.</summary>
    public const int Chunks = 1024;

    /// <summary>Bytes of one text or byte string.</summary>
    public const int Text = 1024 * 1024;

    /// <summary>Elements of one array.</summary>
    public const int Elements = 100_000;

    /// <summary>Depth of values within values.</summary>
    public const int Depth = 16;
}
