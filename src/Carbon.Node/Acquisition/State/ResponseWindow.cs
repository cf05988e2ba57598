namespace Carbon.Node.Acquisition.State;

/// <summary>The last response times. The caller keeps threads apart.</summary>
internal sealed class ResponseWindow(int capacity)
{
    private readonly int[] _microseconds = new int[capacity];
    private long _count;

    /// <summary>A reply came after this time.</summary>
    public void Add(TimeSpan took) => _microseconds[_count++ % capacity] = (int)Math.Min(took.TotalMicroseconds, int.MaxValue);

    /// <summary>What they come to; null where there are none.</summary>
    public ResponseTimes? Summary()
    {
        var held = (int)Math.Min(_count, capacity);
        if (held == 0)
            return null;
        var sorted = _microseconds.AsSpan(0, held).ToArray();
        Array.Sort(sorted);
        return new(held, At(sorted, 50), At(sorted, 95), At(sorted, 100));
    }

    /// <summary>The smallest time that <paramref name="percent"/> of 100 do not exceed.</summary>
    private static TimeSpan At(int[] sorted, int percent) => TimeSpan.FromMicroseconds(sorted[Math.Max((sorted.Length * percent + 99) / 100, 1) - 1]);
}
