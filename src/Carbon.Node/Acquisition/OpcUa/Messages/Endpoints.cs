using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>An application (Part 4, 7.2).</summary>
internal sealed class ApplicationDescription : IUaStructure
{
    public string? Uri { get; set; }

    public string? ProductUri { get; set; }

    public string? Name { get; set; }

    public uint Type { get; set; }

    public IReadOnlyList<string?> DiscoveryUrls { get; set; } = [];

    public void Code(UaCodec codec)
    {
        Uri = codec.Text(Uri);
        ProductUri = codec.Text(ProductUri);
        Name = codec.LocalizedText(Name);
        Type = codec.UInt32(Type);
        codec.Text(null);
        codec.Text(null);
        DiscoveryUrls = codec.List(DiscoveryUrls, 4, codec.Text);
    }
}

/// <summary>A way for users to show who they are (Part 4, 7.42).</summary>
internal sealed class UserTokenPolicy : IUaStructure
{
    public const uint Anonymous = 0;
    public const uint UserName = 1;
    public const uint Certificate = 2;

    public string? Id { get; set; }

    public uint Type { get; set; }

    public string? SecurityPolicy { get; set; }

    public void Code(UaCodec codec)
    {
        Id = codec.Text(Id);
        Type = codec.UInt32(Type);
        codec.Text(null);
        codec.Text(null);
        SecurityPolicy = codec.Text(SecurityPolicy);
    }
}

/// <summary>An endpoint of a server (Part 4, 7.14).</summary>
internal sealed class EndpointDescription : IUaStructure
{
    public string? Url { get; set; }

    public ApplicationDescription Server { get; set; } = new();

    public byte[]? Certificate { get; set; }

    public MessageSecurity Mode { get; set; }

    public string? SecurityPolicy { get; set; }

    public IReadOnlyList<UserTokenPolicy> Tokens { get; set; } = [];

    public string? Transport { get; set; }

    public byte Level { get; set; }

    public void Code(UaCodec codec)
    {
        Url = codec.Text(Url);
        Server = codec.Structure(Server);
        Certificate = codec.Bytes(Certificate);
        Mode = (MessageSecurity)codec.UInt32((uint)Mode);
        SecurityPolicy = codec.Text(SecurityPolicy);
        Tokens = codec.List(Tokens, 20);
        Transport = codec.Text(Transport);
        Level = codec.Byte(Level);
    }
}

/// <summary>Asks for the endpoints of a server (Part 4, 5.5.4).</summary>
internal sealed class GetEndpointsRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 428;

    public string? Url { get; set; }

    protected override void CodeFields(UaCodec codec)
    {
        Url = codec.Text(Url);
        codec.List<string?>([], 4, codec.Text);
        codec.List<string?>([], 4, codec.Text);
    }
}

/// <summary>The endpoints.</summary>
internal sealed class GetEndpointsResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 431;

    public IReadOnlyList<EndpointDescription> Endpoints { get; set; } = [];

    protected override void CodeFields(UaCodec codec) => Endpoints = codec.List(Endpoints, 50);
}
