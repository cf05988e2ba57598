namespace Carbon.Node.Acquisition.State;

/// <summary>The last frames of one meter. Room is used again; the caller keeps threads apart.</summary>
internal sealed class FrameRing(int capacity)
{
    private readonly Slot[] slots = new Slot[capacity];
    private long count;

    public void Add(DateTimeOffset at, bool sent, ReadOnlySpan<byte> bytes)
    {
        ref var slot = ref slots[count++ % capacity];
        if (slot.Bytes is null || slot.Bytes.Length < bytes.Length)
            slot.Bytes = new byte[Math.Max(bytes.Length, 16)];
        bytes.CopyTo(slot.Bytes);
        slot = slot with { At = at, Sent = sent, Length = bytes.Length, Problem = null };
    }

    /// <summary>What went wrong with the last frame.</summary>
    public void Flaw(string problem)
    {
        if (count > 0)
            slots[(count - 1) % capacity].Problem = problem;
    }

    public RawFrame[] ToArray()
    {
        var held = (int)Math.Min(count, capacity);
        var frames = new RawFrame[held];
        for (var i = 0; i < held; i++)
        {
            var slot = slots[(count - held + i) % capacity];
            frames[i] = new(slot.At, slot.Sent, slot.Bytes.AsSpan(0, slot.Length).ToArray(), slot.Problem);
        }
        return frames;
    }

    private record struct Slot(DateTimeOffset At, bool Sent, int Length, byte[] Bytes, string? Problem);
}
