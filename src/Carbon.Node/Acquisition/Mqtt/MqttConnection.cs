using MQTTnet;
using MQTTnet.Formatter;

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>How the terminal presents itself to a broker: a session that outlives the connection.</summary>
internal static class MqttConnection
{
    public static MqttClientOptions Options(MqttOptions options)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(options.Host, options.Port)
            .WithClientId(options.ClientId)
            .WithCleanStart(false)
            .WithTimeout(TimeSpan.FromSeconds(10))
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(15))
            .WithProtocolVersion(options.Version311 ? MqttProtocolVersion.V311 : MqttProtocolVersion.V500);
        if (!options.Version311)
            builder.WithSessionExpiryInterval((uint)Math.Min(options.SessionExpiry.TotalSeconds, uint.MaxValue)).WithReceiveMaximum((ushort)options.ReceiveMaximum);
        if (options.User is not null)
            builder.WithCredentials(options.User, options.Password is { } password ? Secret.Read(password) : null);
        if (options.Tls)
            builder.WithTlsOptions(tls => tls.UseTls());
        return builder.Build();
    }
}
