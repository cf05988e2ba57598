namespace Carbon.Metering.Pages;

/// <summary>
/// The readings of a current day: the youngest in plain columns, whole blocks of older ones packed, so that a day of seconds stays small.
/// Holders share the columns: the first to append extends them, any other copies them.
/// </summary>
internal sealed class OpenReadings : PageReadings
{
    /// <summary>Readings of a packed block; more than a day of minutes, which is never packed before it ends.</summary>
    internal const int Block = 2048;

    private readonly PackedReadings[] _blocks;
    private readonly Buffer _buffer;
    private readonly int _plain;

    private OpenReadings(PackedReadings[] blocks, Buffer buffer, int plain)
        : base((blocks.Length * Block) + plain) => (_blocks, _buffer, _plain) = (blocks, buffer, plain);

    public static OpenReadings Empty { get; } = new([], new Buffer(0), 0);

    /// <summary>The youngest reading, which is always plain; there has to be one.</summary>
    public Kept Last => _buffer.Get(_plain - 1);

    public static OpenReadings Of(Kept[] readings)
    {
        var blocks = new PackedReadings[Math.Max(0, readings.Length - 1) / Block];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = PackedReadings.Of(readings[(i * Block)..((i + 1) * Block)]);
        }
        var plain = readings.AsSpan(blocks.Length * Block);
        var buffer = new Buffer(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            buffer.Set(i, plain[i]);
        }
        buffer.Used = plain.Length;
        return new(blocks, buffer, plain.Length);
    }

    public OpenReadings Append(in Kept reading)
    {
        if (_plain == Block)
        {
            var fresh = new Buffer(_buffer, 0, 16);
            fresh.Set(0, reading);
            return new([.. _blocks, PackedReadings.Of(Plain())], fresh, 1);
        }
        var buffer = _buffer;
        if (_plain == buffer.Capacity || Interlocked.CompareExchange(ref buffer.Used, _plain + 1, _plain) != _plain)
        {
            buffer = new Buffer(_buffer, _plain, Math.Min(Block, Math.Max(16, _plain + (_plain / 4))));
        }
        buffer.Set(_plain, reading);
        return new(_blocks, buffer, _plain + 1);
    }

    public override Kept[] Unpack() => _blocks.Length == 0 ? Plain() : [.. _blocks.SelectMany(b => b.Unpack()), .. Plain()];

    private Kept[] Plain()
    {
        var plain = new Kept[_plain];
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = _buffer.Get(i);
        }
        return plain;
    }

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
