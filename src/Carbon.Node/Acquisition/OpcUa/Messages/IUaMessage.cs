using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>A request or response: a structure with a number for its binary encoding in namespace 0.</summary>
internal interface IUaMessage : IUaStructure
{
    static abstract uint TypeId { get; }
}

/// <summary>A request.</summary>
internal abstract class UaRequest : IUaStructure
{
    public RequestHeader Header { get; private set; } = new();

    public void Code(UaCodec codec)
    {
        Header = codec.Structure(Header);
        CodeFields(codec);
    }

    protected abstract void CodeFields(UaCodec codec);
}

/// <summary>A response.</summary>
internal abstract class UaResponse : IUaStructure
{
    public ResponseHeader Header { get; private set; } = new();

    public void Code(UaCodec codec)
    {
        Header = codec.Structure(Header);
        CodeFields(codec);
    }

    protected abstract void CodeFields(UaCodec codec);
}
