namespace Carbon.Node.Acquisition.CjT188;

/// <summary>One decoded value: what the meter shows, in which unit.</summary>
/// <param name="Name">Name of the value.</param>
/// <param name="Value">The quantity.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Digits">The digits as the register holds them.</param>
/// <param name="UnitCode">Unit code, where the frame has one.</param>
public sealed record CjT188Value(string Name, decimal Value, string Unit, string Digits, byte? UnitCode);

/// <summary>The reply to 901F: current data of a water, gas or heat meter.</summary>
/// <param name="Values">All values; empty when any of them is unusable.</param>
/// <param name="Layout">Byte order found.</param>
/// <param name="Clock">Seven clock bytes, low byte first (ss mm hh DD MM YY CC).</param>
/// <param name="Status">Two status bytes.</param>
/// <param name="Error">Why the values are unusable; empty when they are not.</param>
public sealed record CjT188Values(IReadOnlyList<CjT188Value> Values, CjT188Layout Layout, byte[] Clock, byte[] Status, string Error)
{
    /// <summary>Decodes the data field of a reply to 901F. <paramref name="layout"/>: the meter's profile, or null to take the one that fits the bytes.</summary>
    public static CjT188Values Decode(byte meterType, ReadOnlySpan<byte> data, CjT188Layout? layout = null)
    {
        var (fields, length) = (meterType >> 4) switch
        {
            1 or 3 => (CjT188Field.Volume, 22),
            2 => (CjT188Field.Heat, 46),
            _ => ([], 0),
        };
        if (length == 0)
            return Unusable($"no layout is known for meter type {meterType:X2}H");
        if (data.Length != length)
            return Unusable($"a reply of meter type {meterType:X2}H has {length} data bytes, this one has {data.Length}");
        var clock = data.Slice(length - 9, 7).ToArray();
        var order = layout ?? Suggest(fields, data, clock);
        if (order == CjT188Layout.HighByteFirst)
            Array.Reverse(clock);
        var values = new List<CjT188Value>();
        var errors = new List<string>();
        foreach (var field in fields)
            Add(field, data, order, values, errors);
        return new(errors.Count == 0 ? values : [], order, clock, data[^2..].ToArray(), string.Join("; ", errors));
    }

    private static void Add(CjT188Field field, ReadOnlySpan<byte> data, CjT188Layout layout, List<CjT188Value> values, List<string> errors)
    {
        var unitFirst = layout == CjT188Layout.UnitThenValue && field.FixedUnit is null;
        var bytes = data.Slice(field.Offset + (unitFirst ? 1 : 0), field.Bytes).ToArray();
        if (layout == CjT188Layout.HighByteFirst)
            Array.Reverse(bytes);
        byte? code = field.FixedUnit is null ? data[field.Offset + (unitFirst ? 0 : field.Bytes)] : null;
        var unit = field.FixedUnit ?? "";
        var factor = 1m;
        if (code is { } c && !CjT188Unit.TryFind(c, out unit, out factor))
        {
            errors.Add($"{field.Name}: unit code {c:X2}H is unknown");
            return;
        }
        var decimals = unitFirst && field.Name == "flow" ? 3 : field.Decimals;
        if (Bcd.Read(bytes, decimals) is not { } value)
            errors.Add($"{field.Name}: bytes {Hex.Spaced(bytes)} are not BCD");
        else
            values.Add(new(field.Name, factor == 1m ? value : value * factor, unit, Bcd.Text(bytes), code));
    }

    private static CjT188Layout Suggest(IReadOnlyList<CjT188Field> fields, ReadOnlySpan<byte> data, byte[] clock)
    {
        if (!UnitsKnown(fields, data, 4) && UnitsKnown(fields, data, 0))
            return CjT188Layout.UnitThenValue;
        var reversed = clock.Reverse().ToArray();
        return CjT188Clock.Read(clock) is null && reversed[6] == 0x20 && CjT188Clock.Read(reversed) is not null ? CjT188Layout.HighByteFirst : CjT188Layout.ValueThenUnit;
    }

    private static bool UnitsKnown(IReadOnlyList<CjT188Field> fields, ReadOnlySpan<byte> data, int shift)
    {
        foreach (var field in fields)
            if (field.FixedUnit is null && !CjT188Unit.TryFind(data[field.Offset + shift], out _, out _))
                return false;
        return true;
    }

    private static CjT188Values Unusable(string error) => new([], CjT188Layout.ValueThenUnit, [], [], error);
}
