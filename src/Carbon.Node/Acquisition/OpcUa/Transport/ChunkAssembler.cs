using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Transport;

/// <summary>Joins the chunks of messages and checks that none is missing or comes twice (Part 6, 6.7.2.4).</summary>
internal sealed class ChunkAssembler
{
    private const uint WrapsAfter = 4_294_966_271;
    private const uint WrapsBelow = 1024;
    private readonly Dictionary<uint, List<ReadOnlyMemory<byte>>> partial = [];
    private uint? last;
    private long held;

    /// <summary>Takes sequence header and body of a chunk; returns the message when it is whole. With mark A the message is dropped and <paramref name="body"/> is its error.</summary>
    /// <exception cref="OpcUaFormatException">A chunk is missing, or limits are passed.</exception>
    public bool Add(char mark, ReadOnlyMemory<byte> content, out uint requestId, out ReadOnlyMemory<byte> body)
    {
        var reader = new UaReader(content);
        Follow(reader.UInt32(0));
        requestId = reader.UInt32(0);
        body = content[8..];
        if (mark == 'A')
        {
            Drop(requestId);
            return true;
        }
        if (mark is not ('C' or 'F'))
            throw new OpcUaFormatException($"0x{(int)mark:X2} is no mark of a chunk");
        if (mark == 'F' && !partial.ContainsKey(requestId))
            return true;
        Hold(requestId, body);
        if (mark == 'C')
            return false;
        body = Join(partial[requestId]);
        Drop(requestId);
        return true;
    }

    private void Follow(uint number)
    {
        if (last is { } before && number != before + 1 && !(before >= WrapsAfter && number < WrapsBelow))
            throw new OpcUaFormatException($"after message {before} came {number}: something is missing or was sent twice");
        last = number;
    }

    private void Hold(uint requestId, ReadOnlyMemory<byte> body)
    {
        if (!partial.TryGetValue(requestId, out var chunks))
            partial[requestId] = chunks = [];
        chunks.Add(body);
        held += body.Length;
        if (chunks.Count > UaLimits.Chunks || held > UaLimits.Message || partial.Count > UaLimits.Chunks)
            throw new OpcUaFormatException($"a message is longer than {UaLimits.Message} bytes or {UaLimits.Chunks} chunks");
    }

    private void Drop(uint requestId)
    {
        if (partial.Remove(requestId, out var chunks))
            held -= chunks.Sum(c => (long)c.Length);
    }

    private static byte[] Join(List<ReadOnlyMemory<byte>> chunks)
    {
        var joined = new byte[chunks.Sum(c => c.Length)];
        var at = 0;
        foreach (var chunk in chunks)
        {
            chunk.Span.CopyTo(joined.AsSpan(at));
            at += chunk.Length;
        }
        return joined;
    }
}
