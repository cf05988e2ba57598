using Carbon.Metering.Pages;

namespace Carbon.Metering.Folding;

/// <summary>What a register carries from one page to the next. A run never does: pages open only where nothing is held.</summary>
internal sealed partial class CounterFold
{
    public override void Pack(PackWriter writer)
    {
        base.Pack(writer);
        writer.Byte((byte)((_hasBase ? 1 : 0) | (_hasTentative ? 2 : 0) | (_glitching ? 4 : 0) | (_alone ? 8 : 0)));
        writer.Sample(_base);
        writer.Sample(_tentative);
        writer.Decimal(_tentativeRise);
        writer.Decimal(_pace.FastestRise);
        writer.Long(_pace.FastestTime);
        writer.Byte((byte)_pace.Seen);
        writer.Byte((byte)_pace.Scale);
        writer.Long(_exchangedThrough);
    }

    public override void Unpack(ref PackReader reader)
    {
        base.Unpack(ref reader);
        var flags = reader.Byte();
        (_hasBase, _hasTentative, _glitching, _alone) = ((flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, (flags & 8) != 0);
        _base = reader.Sample();
        _tentative = reader.Sample();
        _tentativeRise = reader.Decimal();
        _pace.FastestRise = reader.Decimal();
        _pace.FastestTime = reader.Long();
        _pace.Seen = reader.Byte();
        _pace.Scale = reader.Byte();
        _exchangedThrough = reader.Long();
    }
}
