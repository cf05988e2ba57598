using System.Buffers.Binary;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Transport;

/// <summary>One frame of the connection protocol (Part 6, 7.1.2): three letters, a chunk mark, the length, content.</summary>
internal readonly record struct UaFrame(byte[] Bytes)
{
    /// <summary>HEL, ACK, ERR, OPN, MSG or CLO.</summary>
    public string Type => System.Text.Encoding.ASCII.GetString(Bytes, 0, 3);

    /// <summary>F: last chunk, C: more follow, A: given up.</summary>
    public char Mark => (char)Bytes[3];

    /// <summary>Bytes after the first eight.</summary>
    public ReadOnlyMemory<byte> Content => Bytes.AsMemory(8);

    public static byte[] Header(string type, char mark, params ReadOnlySpan<uint> numbers)
    {
        var header = new byte[8 + numbers.Length * 4];
        System.Text.Encoding.ASCII.GetBytes(type, header);
        header[3] = (byte)mark;
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(8 + i * 4), numbers[i]);
        return header;
    }

    /// <summary>The next frame; null when the other side has closed.</summary>
    /// <exception cref="OpcUaFormatException">The length is impossible, or the connection ended within a frame.</exception>
    public static async ValueTask<UaFrame?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var start = new byte[8];
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        if (read == 0)
            return null;
        var length = read < start.Length ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(4));
        if (length is < 12 or > UaLimits.Chunk)
            throw new OpcUaFormatException($"a frame of {length} bytes is none of this protocol; 12 to {UaLimits.Chunk} are possible");
        var bytes = new byte[length];
        start.CopyTo(bytes, 0);
        if (await stream.ReadAtLeastAsync(bytes.AsMemory(8), bytes.Length - 8, throwOnEndOfStream: false, cancellation) < bytes.Length - 8)
            throw new OpcUaFormatException("the connection ended within a frame");
        return new(bytes);
    }
}
