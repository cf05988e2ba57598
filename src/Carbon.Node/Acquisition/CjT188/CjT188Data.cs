namespace Carbon.Node.Acquisition.CjT188;

/// <summary>Writes the data field of a reply to 901F: the inverse of <see cref="CjT188Values.Decode"/>, for simulated meters and tests.</summary>
public static class CjT188Data
{
    /// <summary>The data field. <paramref name="show"/> gives a value in the unit of <see cref="UnitOf"/>; null: the register holds FF. Digits that do not fit are dropped.</summary>
    public static byte[] Build(byte meterType, CjT188Layout layout, bool identifierHighByteFirst, byte serial, Func<CjT188Field, decimal?> show, DateTime clock, ushort status)
    {
        var heat = meterType >> 4 == 2;
        var data = new byte[heat ? 46 : 22];
        (data[0], data[1], data[2]) = identifierHighByteFirst ? ((byte)0x90, (byte)0x1F, serial) : ((byte)0x1F, (byte)0x90, serial);
        foreach (var field in heat ? CjT188Field.Heat : CjT188Field.Volume)
            Put(field, layout, show(field), data);
        var time = data.AsSpan(^9..^2);
        ReadOnlySpan<int> parts = [clock.Second, clock.Minute, clock.Hour, clock.Day, clock.Month, clock.Year % 100, clock.Year / 100];
        for (var i = 0; i < parts.Length; i++)
            Bcd.Write(time.Slice(i, 1), (UInt128)parts[i]);
        if (layout == CjT188Layout.HighByteFirst)
            time.Reverse();
        (data[^2], data[^1]) = ((byte)status, (byte)(status >> 8));
        return data;
    }

    /// <summary>The unit in which a simulated meter counts a field.</summary>
    public static string UnitOf(CjT188Field field) => field.FixedUnit ?? field.Name switch
    {
        "settlement_heat" or "current_heat" => "kWh",
        "heat_power" => "kW",
        "flow" => "m3/h",
        _ => "m3",
    };

    private static void Put(CjT188Field field, CjT188Layout layout, decimal? value, byte[] data)
    {
        var unitFirst = layout == CjT188Layout.UnitThenValue && field.FixedUnit is null;
        var place = data.AsSpan(field.Offset + (unitFirst ? 1 : 0), field.Bytes);
        var decimals = unitFirst && field.Name == "flow" ? 3 : field.Decimals;
        if (value is { } number)
            Bcd.Write(place, (UInt128)decimal.Truncate(Math.Abs(number) / new decimal(1, 0, 0, false, (byte)decimals)));
        else
            place.Fill(0xFF);
        if (layout == CjT188Layout.HighByteFirst)
            place.Reverse();
        if (field.FixedUnit is null)
            data[field.Offset + (unitFirst ? 0 : field.Bytes)] = Code(UnitOf(field));
    }

    private static byte Code(string unit) => unit switch { "kWh" => 0x05, "kW" => 0x17, "m3/h" => 0x35, _ => 0x2C };
}
