namespace Carbon.Metering.Pages;

/// <summary>The readings of a current day in plain columns. Holders share the buffer: the first to append extends it, any other copies it.</summary>
internal sealed class OpenReadings : PageReadings
{
    private readonly Buffer _buffer;

    private OpenReadings(Buffer buffer, int count)
        : base(count) => _buffer = buffer;

    public static OpenReadings Empty { get; } = new(new Buffer(0), 0);

    public static OpenReadings Of(IReadOnlyList<Kept> readings)
    {
        var buffer = new Buffer(readings.Count);
        for (var i = 0; i < readings.Count; i++)
        {
            buffer.Set(i, readings[i]);
        }
        buffer.Used = readings.Count;
        return new(buffer, readings.Count);
    }

    public OpenReadings Append(in Kept reading)
    {
        var buffer = _buffer;
        if (Count == buffer.Capacity || Interlocked.CompareExchange(ref buffer.Used, Count + 1, Count) != Count)
        {
            buffer = new Buffer(_buffer, Count, Math.Max(16, Count + (Count / 4)));
        }
        buffer.Set(Count, reading);
        return new(buffer, Count + 1);
    }

    public override Kept[] Unpack()
    {
        var all = new Kept[Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = _buffer.Get(i);
        }
        return all;
    }

    public Kept this[int index] => _buffer.Get(index);

    private sealed class Buffer(int capacity)
    {
        private readonly int[] _times = new int[capacity];
        private readonly int[] _lags = new int[capacity];
        private readonly decimal[] _values = new decimal[capacity];
        private readonly byte[] _qualities = new byte[capacity];
        private long _start;
        private string[]? _ids;
        private long[]? _wideLags;

        public int Used;

        public Buffer(Buffer other, int count, int capacity)
            : this(capacity)
        {
            _start = other._start;
            Array.Copy(other._times, _times, count);
            Array.Copy(other._lags, _lags, count);
            Array.Copy(other._values, _values, count);
            Array.Copy(other._qualities, _qualities, count);
            _ids = Grown(other._ids, count, capacity);
            _wideLags = Grown(other._wideLags, count, capacity);
            Used = count + 1;
        }

        public int Capacity => _times.Length;

        public Kept Get(int i)
        {
            var time = _start + _times[i];
            var lag = _lags[i] == int.MinValue ? _wideLags![i] : _lags[i];
            return new(time, time + lag, _values[i], (Quality)_qualities[i], _ids?[i] ?? "");
        }

        public void Set(int i, in Kept reading)
        {
            _start = i == 0 ? reading.Time : _start;
            _times[i] = (int)(reading.Time - _start);
            _values[i] = reading.Value;
            _qualities[i] = (byte)reading.Quality;
            var lag = reading.Received - reading.Time;
            if (lag is > int.MinValue and <= int.MaxValue)
            {
                _lags[i] = (int)lag;
            }
            else
            {
                _lags[i] = int.MinValue;
                (_wideLags ??= new long[Capacity])[i] = lag;
            }
            if (reading.Id.Length > 0)
            {
                (_ids ??= new string[Capacity])[i] = reading.Id;
            }
        }

        private static T[]? Grown<T>(T[]? column, int count, int capacity)
        {
            if (column is null)
            {
                return null;
            }
            var grown = new T[capacity];
            Array.Copy(column, grown, count);
            return grown;
        }
    }
}
