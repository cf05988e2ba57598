using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>Identity tokens of users (Part 4, 7.41).</summary>
internal static class UserTokens
{
    public const uint AnonymousType = 321;
    public const uint UserNameType = 324;
    public const uint CertificateType = 327;

    public static UaExtension Anonymous(string? policy) => Token(AnonymousType, w => w.Text(policy));

    /// <summary>With a password that is encrypted already, or in clear where <paramref name="algorithm"/> is null.</summary>
    public static UaExtension UserName(string? policy, string user, byte[] password, string? algorithm) => Token(UserNameType, w =>
    {
        w.Text(policy);
        w.Text(user);
        w.Bytes(password);
        w.Text(algorithm);
    });

    public static UaExtension Certificate(string? policy, byte[] certificate) => Token(CertificateType, w =>
    {
        w.Text(policy);
        w.Bytes(certificate);
    });

    private static UaExtension Token(uint type, Action<UaWriter> write)
    {
        var writer = new UaWriter();
        write(writer);
        return new(new(0, type), writer.ToArray());
    }
}
