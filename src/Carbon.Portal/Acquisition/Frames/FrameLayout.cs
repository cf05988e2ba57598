namespace Carbon.Portal.Acquisition.Frames;

/// <summary>Where the fields of a frame stand, by its protocol as <c>carbon decode</c> names it. Only frames that the protocol's rules hold for are cut; all bytes are in one field.</summary>
public static class FrameLayout
{
    private const byte Wake = 0xFE, Start = 0x68;

    /// <summary>The fields in order.</summary>
    /// <param name="protocol">Name of the protocol; null: unknown.</param>
    /// <param name="isSound">The protocol's rules hold.</param>
    /// <param name="sent">From the terminal to the meter.</param>
    /// <param name="bytes">The frame.</param>
    public static IReadOnlyList<FrameField> Of(string? protocol, bool isSound, bool sent, ReadOnlySpan<byte> bytes)
    {
        List<FrameField>? fields = !isSound ? null : protocol switch
        {
            "Modbus RTU" => Modbus(bytes, 0, bytes.Length - 2, sent, "crc"),
            "Modbus TCP" => ModbusTcp(bytes, sent),
            "DL/T 645-2007" => Meter(bytes, 6, 0, 4),
            "DL/T 645-1997" => Meter(bytes, 6, 0, 2),
            "CJ/T 188" => Meter(bytes, 7, 1, 2),
            _ => null,
        };
        // A layout that does not come out even is none: a stream of several frames, or a deviation.
        return fields is not null && fields.All(f => f is { Start: >= 0, Length: >= 0 }) && fields.Sum(f => f.Length) == bytes.Length
            ? [.. fields.Where(f => f.Length > 0)]
            : bytes.IsEmpty ? [] : [new FrameField(0, bytes.Length, FramePart.Unknown, "bytes")];
    }

    private static List<FrameField>? ModbusTcp(ReadOnlySpan<byte> bytes, bool sent)
    {
        if (bytes.Length < 8 || ((bytes[4] << 8) | bytes[5]) + 6 != bytes.Length)
            return null;
        return [new(0, 2, FramePart.Framing, "transaction"), new(2, 2, FramePart.Framing, "protocol"), new(4, 2, FramePart.Framing, "length"), .. Modbus(bytes, 6, bytes.Length, sent, null) ?? []];
    }

    /// <summary>Unit, function and what the function has with it, up to <paramref name="end"/>.</summary>
    private static List<FrameField>? Modbus(ReadOnlySpan<byte> bytes, int at, int end, bool sent, string? check)
    {
        if (end - at < 2)
            return null;
        var fields = new List<FrameField> { new(at, 1, FramePart.Address, "unit"), new(at + 1, 1, FramePart.Control, "function") };
        var (function, body) = (bytes[at + 1], at + 2);
        if ((function & 0x80) != 0)
            fields.Add(new(body, end - body, FramePart.Data, "exception"));
        else if (function is >= 1 and <= 4 && sent)
            fields.AddRange([new(body, 2, FramePart.Item, "register"), new(body + 2, end - body - 2, FramePart.Item, "count")]);
        else if (function is >= 1 and <= 4)
            fields.AddRange([new(body, 1, FramePart.Framing, "length"), new(body + 1, end - body - 1, FramePart.Data, "values")]);
        else if (function is 5 or 6 or 15 or 16)
            fields.AddRange([new(body, 2, FramePart.Item, "register"), new(body + 2, end - body - 2, FramePart.Data, "values")]);
        else
            fields.Add(new(body, end - body, FramePart.Data, "values"));
        if (check is not null)
            fields.Add(new(end, bytes.Length - end, FramePart.Check, check));
        return fields;
    }

    /// <summary>Frames of the DL/T 645 family: wake bytes, 68, address, [68,] control, length, identifier and values, sum, 16.</summary>
    /// <param name="bytes">The frame.</param>
    /// <param name="address">Bytes of the address.</param>
    /// <param name="type">Bytes of the meter type before it; with one there is no second start.</param>
    /// <param name="item">Bytes of the data identifier.</param>
    private static List<FrameField>? Meter(ReadOnlySpan<byte> bytes, int address, int type, int item)
    {
        var at = 0;
        while (at < bytes.Length && bytes[at] == Wake)
            at++;
        var again = type == 0 ? 1 : 0;
        var control = at + 1 + type + address + again;
        if (control + 1 >= bytes.Length || bytes[at] != Start)
            return null;
        var (body, length) = (control + 2, (int)bytes[control + 1]);
        if (body + length + 2 != bytes.Length)
            return null;
        // Errors carry no identifier.
        var identifier = length < item || (bytes[control] & 0x40) != 0 ? 0 : item;
        return
        [
            new(0, at, FramePart.Framing, "wake"), new(at, 1, FramePart.Framing, "start"), new(at + 1, type, FramePart.Address, "type"), new(at + 1 + type, address, FramePart.Address, "address"),
            new(at + 1 + type + address, again, FramePart.Framing, "start"), new(control, 1, FramePart.Control, "control"), new(control + 1, 1, FramePart.Framing, "length"),
            new(body, identifier, FramePart.Item, "identifier"), new(body + identifier, length - identifier, FramePart.Data, "values"),
            new(body + length, 1, FramePart.Check, "sum"), new(body + length + 1, 1, FramePart.Framing, "end"),
        ];
    }
}
