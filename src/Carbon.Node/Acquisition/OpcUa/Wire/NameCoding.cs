namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>A structure of a type that the receiver need not know (Part 6, 5.2.2.15).</summary>
/// <param name="Type">Its type in binary encoding.</param>
/// <param name="Body">Its bytes; null where there are none.</param>
internal sealed record UaExtension(NodeId Type, byte[]? Body);

/// <summary>Names, structures by length, diagnostics (Part 6, 5.2.2.12 to 5.2.2.15).</summary>
internal static class NameCoding
{
    /// <summary>A name; its namespace is passed over.</summary>
    public static string? QualifiedName(this UaCodec codec, string? value)
    {
        codec.UInt16(0);
        return codec.Text(value);
    }

    /// <summary>A text; its language is passed over.</summary>
    public static string? LocalizedText(this UaCodec codec, string? value)
    {
        var form = codec.Byte(value is null ? (byte)0 : (byte)2);
        if ((form & 1) != 0)
            codec.Text(null);
        return (form & 2) != 0 ? codec.Text(value) : null;
    }

    public static UaExtension Extension(this UaCodec codec, UaExtension? value)
    {
        var type = codec.Node(value?.Type);
        var form = codec.Byte(value?.Body is null ? (byte)0 : (byte)1);
        return form switch
        {
            0 => new(type, null),
            1 => new(type, codec.Bytes(value?.Body)),
            2 => Xml(codec, type),
            _ => throw new OpcUaFormatException($"0x{form:X2} is no form of a structure"),
        };
    }

    private static UaExtension Xml(UaCodec codec, NodeId type)
    {
        codec.Bytes(null);
        return new(type, null);
    }

    /// <summary>Passes diagnostics over; nothing is asked for, so only empty ones are written.</summary>
    public static void Diagnostics(this UaCodec codec, int depth = 0)
    {
        if (depth > UaLimits.Depth)
            throw new OpcUaFormatException($"diagnostics are nested deeper than {UaLimits.Depth}");
        var form = codec.Byte(0);
        for (var bit = 1; bit <= 8; bit <<= 1)
            if ((form & bit) != 0)
                codec.Int32(0);
        if ((form & 0x10) != 0)
            codec.Text(null);
        if ((form & 0x20) != 0)
            codec.Status(default);
        if ((form & 0x40) != 0)
            codec.Diagnostics(depth + 1);
    }
}
