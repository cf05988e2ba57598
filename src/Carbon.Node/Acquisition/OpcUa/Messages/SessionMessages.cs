using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>A signature and how it was made (Part 4, 7.37).</summary>
internal sealed class SignatureData : IUaStructure
{
    public string? Algorithm { get; set; }

    public byte[]? Signature { get; set; }

    public void Code(UaCodec codec)
    {
        Algorithm = codec.Text(Algorithm);
        Signature = codec.Bytes(Signature);
    }
}

/// <summary>Begins a session (Part 4, 5.7.2).</summary>
internal sealed class CreateSessionRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 461;

    public ApplicationDescription Client { get; set; } = new();

    public string? ServerUri { get; set; }

    public string? Url { get; set; }

    public string? Name { get; set; }

    public byte[]? Nonce { get; set; }

    public byte[]? Certificate { get; set; }

    public double TimeoutMilliseconds { get; set; }

    public uint LongestResponse { get; set; }

    protected override void CodeFields(UaCodec codec)
    {
        Client = codec.Structure(Client);
        ServerUri = codec.Text(ServerUri);
        Url = codec.Text(Url);
        Name = codec.Text(Name);
        Nonce = codec.Bytes(Nonce);
        Certificate = codec.Bytes(Certificate);
        TimeoutMilliseconds = codec.Double(TimeoutMilliseconds);
        LongestResponse = codec.UInt32(LongestResponse);
    }
}

/// <summary>The session.</summary>
internal sealed class CreateSessionResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 464;

    public NodeId SessionId { get; set; } = NodeId.Null;

    public NodeId Token { get; set; } = NodeId.Null;

    public double TimeoutMilliseconds { get; set; }

    public byte[]? Nonce { get; set; }

    public byte[]? Certificate { get; set; }

    public IReadOnlyList<EndpointDescription> Endpoints { get; set; } = [];

    public SignatureData Signature { get; set; } = new();

    public uint LongestRequest { get; set; }

    protected override void CodeFields(UaCodec codec)
    {
        SessionId = codec.Node(SessionId);
        Token = codec.Node(Token);
        TimeoutMilliseconds = codec.Double(TimeoutMilliseconds);
        Nonce = codec.Bytes(Nonce);
        Certificate = codec.Bytes(Certificate);
        Endpoints = codec.List(Endpoints, 50);
        codec.List<SignedSoftware>([], 8);
        Signature = codec.Structure(Signature);
        LongestRequest = codec.UInt32(LongestRequest);
    }

    private sealed class SignedSoftware : IUaStructure
    {
        public void Code(UaCodec codec)
        {
            codec.Bytes(null);
            codec.Bytes(null);
        }
    }
}

/// <summary>Binds a session to a channel and a user (Part 4, 5.7.3).</summary>
internal sealed class ActivateSessionRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 467;

    public SignatureData Signature { get; set; } = new();

    public UaExtension? User { get; set; }

    public SignatureData UserSignature { get; set; } = new();

    protected override void CodeFields(UaCodec codec)
    {
        Signature = codec.Structure(Signature);
        codec.List<SignatureData>([], 8);
        codec.List<string?>([], 4, codec.Text);
        User = codec.Extension(User);
        UserSignature = codec.Structure(UserSignature);
    }
}

/// <summary>The session is bound; the nonce is for the next time.</summary>
internal sealed class ActivateSessionResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 470;

    public byte[]? Nonce { get; set; }

    protected override void CodeFields(UaCodec codec)
    {
        Nonce = codec.Bytes(Nonce);
        codec.List<StatusCode>([], 4, codec.Status);
        Nothing.Diagnostics(codec);
    }
}

/// <summary>Ends a session (Part 4, 5.7.4).</summary>
internal sealed class CloseSessionRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 473;

    public bool DeleteSubscriptions { get; set; } = true;

    protected override void CodeFields(UaCodec codec) => DeleteSubscriptions = codec.Boolean(DeleteSubscriptions);
}

/// <summary>The session has ended.</summary>
internal sealed class CloseSessionResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 476;

    protected override void CodeFields(UaCodec codec)
    {
    }
}
