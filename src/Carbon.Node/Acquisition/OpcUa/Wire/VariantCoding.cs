namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>Variant and DataValue in bytes (Part 6, 5.2.2.16 and 5.2.2.17).</summary>
internal static class VariantCoding
{
    private const byte Array = 0x80;
    private const byte Dimensions = 0x40;

    public static UaVariant Variant(this UaCodec codec, UaVariant value, int depth = 0)
    {
        if (depth > UaLimits.Depth)
            throw new OpcUaFormatException($"values are nested deeper than {UaLimits.Depth}");
        var form = codec.Byte((byte)((byte)value.Type | (value.IsArray ? Array : 0)));
        var type = (UaType)(form & 0x3F);
        if (type == UaType.Null)
            return default;
        if ((form & Array) == 0)
            return new(type, ScalarCoding.Scalar(codec, type, value.Value, depth));
        var elements = codec.List(value.Value as object?[] ?? [], ScalarCoding.LeastBytes(type), item => ScalarCoding.Scalar(codec, type, item, depth));
        if ((form & Dimensions) != 0)
            codec.List<int>([], 4, codec.Int32);
        return new(type, codec.IsReading ? elements.ToArray() : value.Value);
    }

    public static UaDataValue DataValue(this UaCodec codec, UaDataValue? value, int depth = 0)
    {
        var form = codec.Byte(Form(value));
        var variant = (form & 0x01) != 0 ? codec.Variant(value?.Value ?? default, depth + 1) : default;
        var status = (form & 0x02) != 0 ? codec.Status(value?.Status ?? default) : default;
        var source = (form & 0x04) != 0 ? codec.Time(value?.SourceTime) : null;
        if ((form & 0x10) != 0)
            codec.UInt16(0);
        var server = (form & 0x08) != 0 ? codec.Time(value?.ServerTime) : null;
        if ((form & 0x20) != 0)
            codec.UInt16(0);
        return new(variant, status, source, server);
    }

    private static byte Form(UaDataValue? value) => value is null
        ? (byte)0
        : (byte)((value.Value.Type == UaType.Null ? 0 : 1) | (value.Status.Value == 0 ? 0 : 2) | (value.SourceTime is null ? 0 : 4) | (value.ServerTime is null ? 0 : 8));
}
