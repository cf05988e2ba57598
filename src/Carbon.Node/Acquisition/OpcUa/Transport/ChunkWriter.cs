using System.Buffers.Binary;
using Carbon.Node.Acquisition.OpcUa.Security;

namespace Carbon.Node.Acquisition.OpcUa.Transport;

/// <summary>Cuts messages into chunks and numbers them.</summary>
internal sealed class ChunkWriter
{
    private uint sequence;

    /// <summary>The chunks of a message, in order.</summary>
    public IEnumerable<byte[]> Cut(Func<char, byte[]> header, IMessageProtection protection, uint requestId, ReadOnlyMemory<byte> body, int largestChunk)
    {
        var room = protection.Room(largestChunk, header('F').Length) - 8;
        for (var at = 0; at == 0 || at < body.Length; at += room)
        {
            var part = body[at..Math.Min(at + room, body.Length)];
            var content = new byte[8 + part.Length];
            BinaryPrimitives.WriteUInt32LittleEndian(content, sequence = sequence >= 4_294_966_271 ? 1 : sequence + 1);
            BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(4), requestId);
            part.Span.CopyTo(content.AsSpan(8));
            yield return protection.Protect(header(at + room < body.Length ? 'C' : 'F'), content);
        }
    }
}
