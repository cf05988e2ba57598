namespace Carbon.Metering.Pages;

/// <summary>What has been told of one local day: its hours and its settlement with their revisions, and which gaps and incidents.</summary>
internal sealed record PageFigures(IntervalFigure[] Hours, DayFigure? Day, ulong[] Told)
{
    public static PageFigures None { get; } = new([], null, []);

    public byte[] Encode()
    {
        var writer = new PackWriter();
        writer.Unsigned((ulong)Hours.Length);
        long last = 0;
        foreach (var hour in Hours)
        {
            var start = hour.Start.UtcTicks / TimeSpan.TicksPerSecond;
            writer.Long(start - last);
            last = start;
            writer.Long((long)hour.Start.Offset.TotalMinutes);
            writer.Decimal(hour.Quantity);
            writer.Parts(hour.Parts);
            Counts(writer, hour.Readings, hour.Invalid, hour.Filled, hour.Revision);
        }
        writer.Bool(Day is not null);
        if (Day is not null)
        {
            writer.Long(Day.Date.DayNumber);
            writer.Decimal(Day.Increment);
            writer.Optional(Day.Minimum);
            writer.Optional(Day.Maximum);
            writer.Parts(Day.Parts);
            Counts(writer, Day.Readings, Day.Invalid, Day.Filled, Day.Revision);
            writer.Bool(Day.Exact);
        }
        writer.Unsigned((ulong)Told.Length);
        foreach (var told in Told)
        {
            writer.Unsigned(told);
        }
        return Compressed.Pack(writer.Written);
    }

    public static PageFigures Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackReader(Compressed.Unpack(bytes));
        var hours = new IntervalFigure[reader.Int()];
        long last = 0;
        for (var i = 0; i < hours.Length; i++)
        {
            last += reader.Long();
            var start = new DateTimeOffset(last * TimeSpan.TicksPerSecond, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(reader.Long()));
            hours[i] = new(start, reader.Decimal(), reader.Parts(), reader.Int(), reader.Int(), reader.Int(), reader.Int());
        }
        var day = !reader.Bool() ? null : ReadDay(ref reader);
        var told = new ulong[reader.Int()];
        for (var i = 0; i < told.Length; i++)
        {
            told[i] = reader.Unsigned();
        }
        return new(hours, day, told);
    }

    private static DayFigure ReadDay(ref PackReader reader)
    {
        var date = DateOnly.FromDayNumber((int)reader.Long());
        var (increment, min, max, parts) = (reader.Decimal(), reader.Optional(), reader.Optional(), reader.Parts());
        var (readings, invalid, filled, revision) = (reader.Int(), reader.Int(), reader.Int(), reader.Int());
        return new(date, increment, min, max, parts, readings, invalid, filled, reader.Bool(), revision);
    }

    private static void Counts(PackWriter writer, int readings, int invalid, int filled, int revision)
    {
        writer.Unsigned((ulong)readings);
        writer.Unsigned((ulong)invalid);
        writer.Unsigned((ulong)filled);
        writer.Unsigned((ulong)revision);
    }
}
