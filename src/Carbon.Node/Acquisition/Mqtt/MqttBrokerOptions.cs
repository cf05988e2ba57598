using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>A session at an MQTT broker. Messages of quality of service 1 are acknowledged when their readings are durable.</summary>
public abstract record MqttBrokerOptions : ChannelOptions
{
    /// <summary>Name or address of the broker.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port; brokers with TLS listen at 8883 as a rule.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>Client id, unique at the broker; the session is kept under it.</summary>
    public required string ClientId { get; init; }

    /// <summary>User name.</summary>
    public string? User { get; init; }

    /// <summary>Password.</summary>
    [Secret]
    public string? Password { get; init; }

    /// <summary>Use TLS 1.2 or later and check the broker's certificate.</summary>
    public bool Tls { get; init; }

    /// <summary>Whom to believe and how to prove oneself, where <see cref="Tls"/> is on. Null: what the operating system trusts, no certificate of our own.</summary>
    public TlsOptions? Certificates { get; init; }

    /// <summary>Level of the protocol: <c>5</c> or <c>3.1.1</c>.</summary>
    public MqttVersion Version { get; init; }

    /// <summary>How <see cref="Version"/> was written before; read, never written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Version311
    {
        get => null;
        init => Version = value == true ? MqttVersion.V311 : Version;
    }

    /// <summary>How long the broker keeps messages while the terminal is away (MQTT 5; with 3.1.1 the broker decides).</summary>
    public TimeSpan SessionExpiry { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Messages that may be on their way to the journal at once (MQTT 5 receive maximum).</summary>
    public int ReceiveMaximum { get; init; } = 500;

    /// <summary>Largest message taken, in bytes; with MQTT 5 the broker is told.</summary>
    public int LargestMessage { get; init; } = 1_048_576;

    /// <summary>Longest wait between two attempts to connect.</summary>
    public TimeSpan ReconnectAtMost { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What the broker publishes when the terminal is lost; published by the terminal itself when it stops in order.</summary>
    public MqttNotice? Will { get; init; }

    /// <summary>What the terminal publishes when it is connected.</summary>
    public MqttNotice? Birth { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path).Concat(TcpSettings.Validate(path, Host, Port)))
            yield return problem;
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return new($"{path}.clientId", "a client id is needed: the broker keeps the session under it");
        if (Password is not null && User is null)
            yield return new($"{path}.password", "a password needs a user");
        if (Certificates is not null && !Tls)
            yield return new($"{path}.certificates", "certificates are used with TLS only; set tls to true");
        foreach (var problem in Certificates?.Validate($"{path}.certificates") ?? [])
            yield return problem;
        if (SessionExpiry < TimeSpan.Zero)
            yield return new($"{path}.sessionExpiry", "must not be negative");
        if (ReceiveMaximum is < 1 or > 65535)
            yield return new($"{path}.receiveMaximum", "must be between 1 and 65535");
        if (LargestMessage is < 1024 or > 16_777_216)
            yield return new($"{path}.largestMessage", "must be between 1024 and 16777216 bytes");
        if (ReconnectAtMost <= TimeSpan.Zero)
            yield return new($"{path}.reconnectAtMost", "must be longer than zero");
        foreach (var problem in (Will?.Validate($"{path}.will") ?? []).Concat(Birth?.Validate($"{path}.birth") ?? []))
            yield return problem;
        if (!MeterIds.Any())
            yield return new($"{path}.meters", "a channel needs at least one meter");
    }
}
