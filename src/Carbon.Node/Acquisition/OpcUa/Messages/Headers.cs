using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>What every request begins with (Part 4, 7.33).</summary>
internal sealed class RequestHeader : IUaStructure
{
    public NodeId Session { get; set; } = NodeId.Null;

    public DateTimeOffset? Time { get; set; }

    public uint Handle { get; set; }

    public uint TimeoutMilliseconds { get; set; }

    public void Code(UaCodec codec)
    {
        Session = codec.Node(Session);
        Time = codec.Time(Time);
        Handle = codec.UInt32(Handle);
        codec.UInt32(0);
        codec.Text(null);
        TimeoutMilliseconds = codec.UInt32(TimeoutMilliseconds);
        codec.Extension(null);
    }
}

/// <summary>What every response begins with (Part 4, 7.34).</summary>
internal sealed class ResponseHeader : IUaStructure
{
    public DateTimeOffset? Time { get; set; }

    public uint Handle { get; set; }

    public StatusCode Result { get; set; }

    public void Code(UaCodec codec)
    {
        Time = codec.Time(Time);
        Handle = codec.UInt32(Handle);
        Result = codec.Status(Result);
        codec.Diagnostics();
        codec.List<string?>([], 4, codec.Text);
        codec.Extension(null);
    }
}

/// <summary>The answer to a request that the server could not carry out.</summary>
internal sealed class ServiceFault : UaResponse, IUaMessage
{
    public static uint TypeId => 397;

    protected override void CodeFields(UaCodec codec)
    {
    }
}
