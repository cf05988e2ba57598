using System.Buffers.Binary;

namespace Carbon.Node.Acquisition.OpcUa.Security;

/// <summary>Protects chunks: after the header stand sequence header and body, perhaps padding and a signature (Part 6, 6.7.2).</summary>
internal interface IMessageProtection
{
    /// <summary>The chunk; its length is written into <paramref name="header"/> at byte 4.</summary>
    byte[] Protect(byte[] header, ReadOnlySpan<byte> content);

    /// <summary>Sequence header and body of a chunk.</summary>
    /// <exception cref="Wire.OpcUaFormatException">The signature is wrong or the padding is not sound.</exception>
    ReadOnlyMemory<byte> Open(byte[] chunk, int headerLength);

    /// <summary>Bytes of content that fit into a chunk.</summary>
    int Room(int chunk, int headerLength);

    /// <summary>Writes the length of a chunk into its header.</summary>
    static void SetLength(byte[] chunk, int length) => BinaryPrimitives.WriteUInt32LittleEndian(chunk.AsSpan(4), (uint)length);
}

/// <summary>Chunks as they are.</summary>
internal sealed class NoProtection : IMessageProtection
{
    public byte[] Protect(byte[] header, ReadOnlySpan<byte> content)
    {
        byte[] chunk = [.. header, .. content];
        IMessageProtection.SetLength(chunk, chunk.Length);
        return chunk;
    }

    public ReadOnlyMemory<byte> Open(byte[] chunk, int headerLength) => chunk.AsMemory(headerLength);

    public int Room(int chunk, int headerLength) => chunk - headerLength;
}
