using System.Globalization;

namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>NodeId and ExpandedNodeId in bytes (Part 6, 5.2.2.9 and 5.2.2.10).</summary>
internal static class NodeIdCoding
{
    private const byte HasNamespaceUri = 0x80;
    private const byte HasServerIndex = 0x40;

    public static NodeId Node(this UaCodec codec, NodeId? value) => codec.IsReading ? Read(codec, codec.Byte(0)) : Write(codec, value ?? NodeId.Null);

    /// <summary>With the URI of its namespace where the server gives it; the number of another server is passed over.</summary>
    public static NodeId ExpandedNode(this UaCodec codec, NodeId? value)
    {
        if (!codec.IsReading)
            return Write(codec, value ?? NodeId.Null);
        var form = codec.Byte(0);
        var node = Read(codec, (byte)(form & 0x3F));
        if ((form & HasNamespaceUri) != 0)
            node = node with { NamespaceUri = codec.Text(null) };
        if ((form & HasServerIndex) != 0)
            codec.UInt32(0);
        return node;
    }

    private static NodeId Read(UaCodec codec, byte form) => form switch
    {
        0 => new(0, codec.Byte(0)),
        1 => new(codec.Byte(0), codec.UInt16(0)),
        2 => new(codec.UInt16(0), codec.UInt32(0)),
        3 => new(codec.UInt16(0), 's', codec.Text(null) ?? ""),
        4 => new(codec.UInt16(0), 'g', codec.Guid(default).ToString("D", CultureInfo.InvariantCulture)),
        5 => new(codec.UInt16(0), 'b', Convert.ToBase64String(codec.Bytes(null) ?? [])),
        _ => throw new OpcUaFormatException($"0x{form:X2} is no form of a NodeId"),
    };

    private static NodeId Write(UaCodec codec, NodeId node)
    {
        var number = node.Kind == 'i' ? uint.Parse(node.Identifier, CultureInfo.InvariantCulture) : 0;
        switch (node.Kind)
        {
            case 'i' when node.Namespace == 0 && number <= byte.MaxValue:
                codec.Byte(0);
                codec.Byte((byte)number);
                break;
            case 'i' when node.Namespace <= byte.MaxValue && number <= ushort.MaxValue:
                codec.Byte(1);
                codec.Byte((byte)node.Namespace);
                codec.UInt16((ushort)number);
                break;
            default:
                WriteLong(codec, node, number);
                break;
        }
        return node;
    }

    private static void WriteLong(UaCodec codec, NodeId node, uint number)
    {
        codec.Byte(node.Kind switch { 'i' => 2, 's' => 3, 'g' => 4, _ => 5 });
        codec.UInt16(node.Namespace);
        switch (node.Kind)
        {
            case 'i':
                codec.UInt32(number);
                break;
            case 's':
                codec.Text(node.Identifier);
                break;
            case 'g':
                codec.Guid(Guid.Parse(node.Identifier));
                break;
            default:
                codec.Bytes(Convert.FromBase64String(node.Identifier));
                break;
        }
    }
}
