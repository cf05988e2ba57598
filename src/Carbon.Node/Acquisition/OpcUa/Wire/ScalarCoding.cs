namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>One element of each built-in type (Part 6, 5.2.2).</summary>
internal static class ScalarCoding
{
    public static object? Scalar(UaCodec codec, UaType type, object? value, int depth) => type switch
    {
        UaType.Boolean => codec.Boolean(value is true),
        UaType.SByte => unchecked((sbyte)codec.Byte(unchecked((byte)Or<sbyte>(value)))),
        UaType.Byte => codec.Byte(Or<byte>(value)),
        UaType.Int16 => unchecked((short)codec.UInt16(unchecked((ushort)Or<short>(value)))),
        UaType.UInt16 => codec.UInt16(Or<ushort>(value)),
        UaType.Int32 => codec.Int32(Or<int>(value)),
        UaType.UInt32 => codec.UInt32(Or<uint>(value)),
        UaType.Int64 => unchecked((long)codec.UInt64(unchecked((ulong)Or<long>(value)))),
        UaType.UInt64 => codec.UInt64(Or<ulong>(value)),
        UaType.Float => codec.Float(Or<float>(value)),
        UaType.Double => codec.Double(Or<double>(value)),
        UaType.String or UaType.XmlElement => codec.Text(value as string),
        UaType.DateTime => codec.Time(value as DateTimeOffset?),
        UaType.Guid => codec.Guid(Or<Guid>(value)),
        UaType.ByteString => codec.Bytes(value as byte[]),
        UaType.NodeId => codec.Node(value as NodeId),
        UaType.ExpandedNodeId => codec.ExpandedNode(value as NodeId),
        UaType.StatusCode => codec.Status(Or<StatusCode>(value)),
        UaType.QualifiedName => codec.QualifiedName(value as string),
        UaType.LocalizedText => codec.LocalizedText(value as string),
        UaType.ExtensionObject => codec.Extension(value as UaExtension),
        UaType.DataValue when depth < UaLimits.Depth => codec.DataValue(value as UaDataValue, depth + 1),
        UaType.Variant => codec.Variant(Or<UaVariant>(value), depth + 1),
        UaType.DiagnosticInfo => DiagnosticInfo(codec),
        _ => throw new OpcUaFormatException($"{(byte)type} is no built-in type here"),
    };

    /// <summary>Bytes that the shortest element of a type takes.</summary>
    public static int LeastBytes(UaType type) => type switch
    {
        UaType.Int16 or UaType.UInt16 or UaType.NodeId or UaType.ExpandedNodeId => 2,
        UaType.Int32 or UaType.UInt32 or UaType.Float or UaType.String or UaType.XmlElement or UaType.ByteString or UaType.StatusCode => 4,
        UaType.Int64 or UaType.UInt64 or UaType.Double or UaType.DateTime => 8,
        UaType.Guid => 16,
        _ => 1,
    };

    private static object? DiagnosticInfo(UaCodec codec)
    {
        codec.Diagnostics();
        return null;
    }

    private static T Or<T>(object? value)
        where T : struct => value is T typed ? typed : default;
}
