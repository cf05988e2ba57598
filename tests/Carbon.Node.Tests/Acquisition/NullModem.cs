namespace Carbon.Node.Tests.Acquisition;

/// <summary>Joins the masters of two pseudo-terminals, so that two programs each open one end by name, as on a serial cable.</summary>
internal sealed class NullModem : IDisposable
{
    private readonly Stream one;
    private readonly Stream other;

    public NullModem(Stream one, Stream other)
    {
        (this.one, this.other) = (one, other);
        Carry(one, other);
        Carry(other, one);
    }

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
    }

    /// <summary>A thread of its own: reading a terminal blocks, and before the far end is opened it fails.</summary>
    private static void Carry(Stream from, Stream to) => new Thread(() =>
    {
        var buffer = new byte[512];
        while (true)
        {
            try
            {
                var got = from.Read(buffer);
                to.Write(buffer.AsSpan(0, got));
                to.Flush();
            }
            catch (IOException)
            {
                Thread.Yield();
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    })
    { IsBackground = true }.Start();
}
