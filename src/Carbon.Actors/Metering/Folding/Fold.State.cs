using Carbon.Metering.Pages;

namespace Carbon.Metering.Folding;

/// <summary>The fold's state between two readings as bytes: what a page opens with, so that late readings refold from its day only.</summary>
internal abstract partial class Fold
{
    private const byte Version = 1;

    public byte[] Encode()
    {
        var writer = new PackWriter();
        writer.Byte(Version);
        Pack(writer);
        return writer.Written.ToArray();
    }

    public static Fold Decode(byte[] state, FoldRules rules)
    {
        var reader = new PackReader(state);
        if (reader.Byte() is var version and not Version)
        {
            throw new InvalidDataException($"Metering fold state of version {version}; this program reads version {Version}. Recover the point from its journal.");
        }
        var fold = Start(rules);
        fold.Unpack(ref reader);
        return fold;
    }

    public virtual void Pack(PackWriter writer)
    {
        writer.Long(_hourStart);
        writer.Long(_hourEnd);
        if (_hourEnd == 0)
        {
            return;
        }
        writer.Long(_day.Date.DayNumber);
        Pack(writer, _hour);
        Pack(writer, _dayTotal);
        writer.Optional(_min);
        writer.Optional(_max);
        writer.Byte((byte)((_startsOnReading ? 1 : 0) | (_endsOnReading ? 2 : 0) | (_gapTouches ? 4 : 0)));
        writer.Long(_gapFrom);
        writer.Long(_gapTo);
    }

    public virtual void Unpack(ref PackReader reader)
    {
        _hourStart = reader.Long();
        _hourEnd = reader.Long();
        if (_hourEnd == 0)
        {
            return;
        }
        _day = Rules.Days.Of(DateOnly.FromDayNumber((int)reader.Long()));
        _hour = ReadTally(ref reader);
        _dayTotal = ReadTally(ref reader);
        _min = reader.Optional();
        _max = reader.Optional();
        var flags = reader.Byte();
        (_startsOnReading, _endsOnReading, _gapTouches) = ((flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
        _gapFrom = reader.Long();
        _gapTo = reader.Long();
    }

    private static void Pack(PackWriter writer, in Tally tally)
    {
        writer.Bool(tally.Covered);
        if (tally.Covered)
        {
            writer.Decimal(tally.Quantity);
            writer.Parts(tally.Parts);
            writer.Unsigned((ulong)tally.Readings);
            writer.Unsigned((ulong)tally.Invalid);
            writer.Unsigned((ulong)tally.Filled);
        }
    }

    private static Tally ReadTally(ref PackReader reader) => !reader.Bool() ? default : new()
    {
        Covered = true,
        Quantity = reader.Decimal(),
        Parts = reader.Parts(),
        Readings = reader.Int(),
        Invalid = reader.Int(),
        Filled = reader.Int(),
    };
}
