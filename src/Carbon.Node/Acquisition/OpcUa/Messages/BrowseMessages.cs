using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>What to browse: forward along hierarchical references to objects and variables (Part 4, 7.5).</summary>
internal sealed class BrowseDescription : IUaStructure
{
    private const uint Forward = 0;
    private const uint HierarchicalReferences = 33;
    private const uint ObjectsAndVariables = 3;
    private const uint AllFields = 63;

    public NodeId Node { get; set; } = NodeId.Null;

    public void Code(UaCodec codec)
    {
        Node = codec.Node(Node);
        codec.UInt32(Forward);
        codec.Node(new(0, HierarchicalReferences));
        codec.Boolean(true);
        codec.UInt32(ObjectsAndVariables);
        codec.UInt32(AllFields);
    }
}

/// <summary>A node found (Part 4, 7.30).</summary>
internal sealed class ReferenceDescription : IUaStructure
{
    public NodeId Node { get; set; } = NodeId.Null;

    public string? BrowseName { get; set; }

    public string? DisplayName { get; set; }

    public uint NodeClass { get; set; }

    public void Code(UaCodec codec)
    {
        codec.Node(new(0, 35));
        codec.Boolean(true);
        Node = codec.ExpandedNode(Node);
        BrowseName = codec.QualifiedName(BrowseName);
        DisplayName = codec.LocalizedText(DisplayName);
        NodeClass = codec.UInt32(NodeClass);
        codec.ExpandedNode(null);
    }
}

/// <summary>What was found, and where to go on (Part 4, 7.6).</summary>
internal sealed class BrowseResult : IUaStructure
{
    public StatusCode Status { get; set; }

    public byte[]? Continuation { get; set; }

    public IReadOnlyList<ReferenceDescription> References { get; set; } = [];

    public void Code(UaCodec codec)
    {
        Status = codec.Status(Status);
        Continuation = codec.Bytes(Continuation);
        References = codec.List(References, 16);
    }
}

/// <summary>Looks below nodes (Part 4, 5.9.2).</summary>
internal sealed class BrowseRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 527;

    public uint LargestResult { get; set; }

    public IReadOnlyList<BrowseDescription> Nodes { get; set; } = [];

    protected override void CodeFields(UaCodec codec)
    {
        codec.Node(null);
        codec.Time(null);
        codec.UInt32(0);
        LargestResult = codec.UInt32(LargestResult);
        Nodes = codec.List(Nodes, 16);
    }
}

/// <summary>What is below.</summary>
internal sealed class BrowseResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 530;

    public IReadOnlyList<BrowseResult> Results { get; set; } = [];

    protected override void CodeFields(UaCodec codec)
    {
        Results = codec.List(Results, 12);
        Nothing.Diagnostics(codec);
    }
}

/// <summary>Goes on where a result was cut, or lets it go (Part 4, 5.9.3).</summary>
internal sealed class BrowseNextRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 533;

    public bool Release { get; set; }

    public IReadOnlyList<byte[]?> Continuations { get; set; } = [];

    protected override void CodeFields(UaCodec codec)
    {
        Release = codec.Boolean(Release);
        Continuations = codec.List(Continuations, 4, codec.Bytes);
    }
}

/// <summary>The next part.</summary>
internal sealed class BrowseNextResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 536;

    public IReadOnlyList<BrowseResult> Results { get; set; } = [];

    protected override void CodeFields(UaCodec codec)
    {
        Results = codec.List(Results, 12);
        Nothing.Diagnostics(codec);
    }
}
