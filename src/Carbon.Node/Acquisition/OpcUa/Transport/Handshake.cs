using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Security;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Transport;

/// <summary>What both sides agree on first (Part 6, 7.1.2.3): the sizes of chunks and messages.</summary>
internal static class Handshake
{
    private const int SmallestChunk = 8192;

    /// <summary>Says hello; returns how long the chunks sent may be.</summary>
    /// <exception cref="OpcUaServiceException">The server refuses.</exception>
    /// <exception cref="OpcUaFormatException">The peer does not speak this protocol.</exception>
    public static async Task<int> GreetAsync(Stream stream, string url, CancellationToken cancellation)
    {
        var hello = new UaWriter();
        hello.UInt32(0);
        hello.UInt32(UaLimits.Chunk);
        hello.UInt32(UaLimits.Chunk);
        hello.UInt32(UaLimits.Message);
        hello.UInt32(UaLimits.Chunks);
        hello.Text(url);
        await stream.WriteAsync(new NoProtection().Protect(UaFrame.Header("HEL", 'F'), hello.ToArray()), cancellation);
        var answer = await UaFrame.ReadAsync(stream, cancellation) ?? throw new OpcUaFormatException("the server closed the connection at once");
        if (answer.Type == "ERR")
            throw Error(answer);
        if (answer.Type != "ACK")
            throw new OpcUaFormatException($"the server answers the greeting with {answer.Type}");
        var reader = new UaReader(answer.Content);
        reader.UInt32(0);
        var room = reader.UInt32(0);
        return room >= SmallestChunk ? (int)Math.Min(room, UaLimits.Chunk) : throw new OpcUaFormatException($"the server takes chunks of {room} bytes only; {SmallestChunk} is the least allowed");
    }

    /// <summary>What the server says before it closes.</summary>
    public static OpcUaServiceException Error(UaFrame frame)
    {
        var reader = new UaReader(frame.Content);
        var status = reader.Status(default);
        var reason = reader.Left >= 4 ? reader.Text(null) : null;
        return new(status, $"the server ends the connection: {status}{(string.IsNullOrWhiteSpace(reason) ? "" : $", {(reason.Length > 200 ? reason[..200] : reason)}")}");
    }
}
