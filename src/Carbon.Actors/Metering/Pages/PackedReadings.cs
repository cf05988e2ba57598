namespace Carbon.Metering.Pages;

/// <summary>
/// The readings of a past day without loss: columns of second differences of time, differences of value, lag of receipt, quality and id,
/// compressed. A steadily polled register takes some two to four bytes a reading.
/// </summary>
internal sealed class PackedReadings(int count, byte[] packed) : PageReadings(count)
{
    public static PackedReadings Of(Kept[] readings)
    {
        var writer = new PackWriter();
        long time = 0, step = 0;
        foreach (var reading in readings)
        {
            var next = reading.Time - time;
            writer.Long(next - step);
            (time, step) = (reading.Time, next);
        }
        Values(writer, readings);
        foreach (var reading in readings)
        {
            writer.Long(reading.Received - reading.Time);
        }
        foreach (var reading in readings)
        {
            writer.Byte((byte)reading.Quality);
        }
        var named = Array.Exists(readings, r => r.Id.Length > 0);
        writer.Bool(named);
        foreach (var reading in named ? readings : [])
        {
            writer.Text(reading.Id);
        }
        return new(readings.Length, Compressed.Pack(writer.Written));
    }

    public override Kept[] Unpack()
    {
        var reader = new PackReader(Compressed.Unpack(packed));
        var times = new long[Count];
        long time = 0, step = 0;
        for (var i = 0; i < Count; i++)
        {
            step += reader.Long();
            times[i] = time += step;
        }
        var values = Values(ref reader, Count);
        var lags = new long[Count];
        for (var i = 0; i < Count; i++)
        {
            lags[i] = reader.Long();
        }
        var qualities = new byte[Count];
        for (var i = 0; i < Count; i++)
        {
            qualities[i] = reader.Byte();
        }
        var named = reader.Bool();
        var readings = new Kept[Count];
        for (var i = 0; i < Count; i++)
        {
            readings[i] = new(times[i], times[i] + lags[i], values[i], (Quality)qualities[i], named ? reader.Text() : "");
        }
        return readings;
    }

    private const byte Whole = 255;

    private static void Values(PackWriter writer, Kept[] readings)
    {
        var scale = readings.Length == 0 ? (byte)0 : readings[0].Value.Scale;
        if (!Array.TrueForAll(readings, r => r.Value.Scale == scale && IsShort(r.Value)))
        {
            writer.Byte(Whole);
            foreach (var reading in readings)
            {
                writer.Decimal(reading.Value);
            }
            return;
        }
        writer.Byte(scale);
        long last = 0;
        foreach (var reading in readings)
        {
            var units = Units(reading.Value);
            writer.Long(units - last);
            last = units;
        }
    }

    private static decimal[] Values(ref PackReader reader, int count)
    {
        var values = new decimal[count];
        var scale = reader.Byte();
        long last = 0;
        for (var i = 0; i < count; i++)
        {
            if (scale == Whole)
            {
                values[i] = reader.Decimal();
                continue;
            }
            last += reader.Long();
            var size = Math.Abs(last);
            values[i] = new decimal((int)size, (int)(size >> 32), 0, last < 0, scale);
        }
        return values;
    }

    private static bool IsShort(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return bits[2] == 0 && (uint)bits[1] < 0x4000_0000;
    }

    private static long Units(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var size = (uint)bits[0] | ((long)bits[1] << 32);
        return bits[3] < 0 ? -size : size;
    }

    public void Pack(PackWriter writer)
    {
        writer.Unsigned((ulong)Count);
        writer.Bytes(packed);
    }

    public static PackedReadings Unpack(ref PackReader reader)
    {
        var count = reader.Int();
        return new(count, reader.Rest().ToArray());
    }
}
