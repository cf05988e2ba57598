using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Carbon.Node.Acquisition.Lines;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>How the terminal presents itself to a broker: a session that outlives the connection.</summary>
internal static class MqttConnection
{
    /// <summary>Connects and, where the broker refuses, says why.</summary>
    /// <exception cref="IOException">The broker refuses, or must not be believed.</exception>
    public static async Task OpenAsync(IMqttClient client, MqttBrokerOptions options, CancellationToken cancellation)
    {
        var distrust = "";
        var settings = Options(options, reason => distrust = reason);
        MqttClientConnectResult result;
        try
        {
            result = await client.ConnectAsync(settings, cancellation);
        }
        catch (Exception failure) when (distrust.Length > 0 && !cancellation.IsCancellationRequested)
        {
            throw new IOException(distrust, failure);
        }
        if (result.ResultCode != MqttClientConnectResultCode.Success)
            throw new IOException($"the broker refuses the connection: {result.ResultCode} (reason code 0x{(int)result.ResultCode:X2}){Text(result.ReasonString)}; {Advice(result.ResultCode)}");
    }

    /// <summary>Why the broker ended a connection; null where it is not known to be its doing.</summary>
    public static string? Ended(MqttClientDisconnectedEventArgs ended, MqttBrokerOptions options) => ended.Reason switch
    {
        MqttClientDisconnectReason.SessionTakenOver => $"the broker ended the connection: another client connected as '{options.ClientId}'; every client needs an id of its own{Text(ended.ReasonString)}",
        > MqttClientDisconnectReason.UnspecifiedError and var reason => $"the broker ended the connection: {reason} (reason code 0x{(int)reason:X2}){Text(ended.ReasonString)}",
        _ => null,
    };

    private static MqttClientOptions Options(MqttBrokerOptions options, Action<string> distrusted)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(options.Host, options.Port)
            .WithClientId(options.ClientId)
            .WithCleanStart(false)
            .WithTimeout(TimeSpan.FromSeconds(10))
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(15))
            .WithProtocolVersion(options.Version == MqttVersion.V311 ? MqttProtocolVersion.V311 : MqttProtocolVersion.V500);
        if (options.Version == MqttVersion.V5)
            builder.WithSessionExpiryInterval((uint)Math.Min(options.SessionExpiry.TotalSeconds, uint.MaxValue))
                .WithReceiveMaximum((ushort)options.ReceiveMaximum)
                .WithMaximumPacketSize((uint)options.LargestMessage);
        if (options.User is not null)
            builder.WithCredentials(options.User, options.Password is { } password ? Secret.Read(password) : null);
        if (options.Will is { } will)
            builder.WithWillTopic(will.Topic).WithWillPayload(will.Payload).WithWillRetain(will.Retain).WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        if (options.Tls)
            builder.WithTlsOptions(tls => Secure(tls, options, distrusted));
        return builder.Build();
    }

    private static void Secure(MqttClientTlsOptionsBuilder tls, MqttBrokerOptions options, Action<string> distrusted)
    {
        var certificates = options.Certificates ?? new TlsOptions();
        var identity = new TlsIdentity(certificates);
        tls.UseTls().WithSslProtocols(SslProtocols.Tls12 | SslProtocols.Tls13).WithTargetHost(certificates.ServerName ?? options.Host);
        tls.WithCertificateValidationHandler(server =>
        {
            var accepted = identity.Accepts(server.Certificate, server.Chain, server.SslPolicyErrors, out var reason);
            distrusted(reason);
            return accepted;
        });
        if (identity.Own is { } own)
            tls.WithClientCertificates(new X509Certificate2Collection(own));
    }

    private static string Text(string? reason) => string.IsNullOrEmpty(reason) ? "" : $": {reason}";

    private static string Advice(MqttClientConnectResultCode code) => code switch
    {
        MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized => "check user, password and certificate, and what the broker allows them",
        MqttClientConnectResultCode.UnsupportedProtocolVersion => "set version to the other of 5 and 3.1.1",
        MqttClientConnectResultCode.ClientIdentifierNotValid => "set another clientId",
        _ => "it is tried again",
    };
}
