using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>An attribute of a node (Part 4, 7.29).</summary>
internal sealed class ReadValueId : IUaStructure
{
    public const uint ValueAttribute = 13;
    public const uint DataTypeAttribute = 14;

    public NodeId Node { get; set; } = NodeId.Null;

    public uint Attribute { get; set; } = ValueAttribute;

    public string? IndexRange { get; set; }

    public void Code(UaCodec codec)
    {
        Node = codec.Node(Node);
        Attribute = codec.UInt32(Attribute);
        IndexRange = codec.Text(IndexRange);
        codec.QualifiedName(null);
    }
}

/// <summary>Reads values with both times (Part 4, 5.11.2).</summary>
internal sealed class ReadRequest : UaRequest, IUaMessage
{
    private const uint BothTimes = 2;

    public static uint TypeId => 631;

    public double LargestAge { get; set; }

    public IReadOnlyList<ReadValueId> Nodes { get; set; } = [];

    protected override void CodeFields(UaCodec codec)
    {
        LargestAge = codec.Double(LargestAge);
        codec.UInt32(BothTimes);
        Nodes = codec.List(Nodes, 16);
    }
}

/// <summary>The values, in the order of the request.</summary>
internal sealed class ReadResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 634;

    public IReadOnlyList<UaDataValue> Values { get; set; } = [];

    protected override void CodeFields(UaCodec codec)
    {
        Values = codec.List(Values, 1, value => codec.DataValue(value));
        Nothing.Diagnostics(codec);
    }
}
