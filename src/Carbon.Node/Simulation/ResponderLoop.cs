using System.Buffers;
using System.Net.Sockets;

namespace Carbon.Node.Simulation;

/// <summary>Serves one line or connection.</summary>
internal static class ResponderLoop
{
    private const int Room = 2048;

    public static async Task RunAsync(Stream stream, IFrameResponder responder, CancellationToken stopping)
    {
        var input = ArrayPool<byte>.Shared.Rent(Room);
        var output = ArrayPool<byte>.Shared.Rent(Room);
        try
        {
            var filled = 0;
            while (!stopping.IsCancellationRequested)
            {
                var got = await stream.ReadAsync(input.AsMemory(filled, Room - filled), stopping);
                if (got == 0)
                    return;
                filled += got;
                while (filled > 0)
                {
                    var (consumed, reply) = responder.Respond(input.AsSpan(0, filled), output);
                    if (consumed == 0 && filled == Room)
                        consumed = Room / 2;
                    if (consumed == 0)
                        break;
                    filled -= consumed;
                    input.AsSpan(consumed, filled).CopyTo(input);
                    if (reply > 0)
                        await stream.WriteAsync(output.AsMemory(0, reply), stopping);
                }
            }
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side has gone, or the simulation stops.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(input);
            ArrayPool<byte>.Shared.Return(output);
        }
    }
}
