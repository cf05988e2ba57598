using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Security;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Session;

/// <summary>Shows a server who the user is, by a way that it offers (Part 4, 7.41).</summary>
internal static class UserIdentity
{
    /// <summary>The token and its signature.</summary>
    /// <exception cref="IOException">The server offers no such way, or a secret or certificate is not to be had; the message tells what to do.</exception>
    public static (UaExtension Token, SignatureData Signature) For(OpcUaServerOptions options, EndpointDescription endpoint, byte[]? nonce) => options.User switch
    {
        null => (UserTokens.Anonymous(Policy(endpoint, UserTokenPolicy.Anonymous, "anonymous users; give a user").Id), new()),
        { Name: { } name } user => (Named(options, user, name, endpoint, nonce), new()),
        var user => Certified(user, endpoint, nonce),
    };

    private static UaExtension Named(OpcUaServerOptions options, OpcUaUserOptions user, string name, EndpointDescription endpoint, byte[]? nonce)
    {
        var policy = Policy(endpoint, UserTokenPolicy.UserName, "user names", SecurityPolicies.Basic256Sha256);
        var password = Encoding.UTF8.GetBytes(Secret.Read(user.Password ?? ""));
        switch (Effective(policy, endpoint))
        {
            case SecurityPolicies.Basic256Sha256:
                using (var certificate = ServerCertificate.Trusted(endpoint.Certificate, options.TrustedCertificates))
                using (var key = certificate.GetRSAPublicKey()!)
                    return UserTokens.UserName(policy.Id, name, RsaBlocks.Encrypt(key, WithNonce(password, nonce ?? [])), SecurityPolicies.RsaOaep);
            case SecurityPolicies.None when user.AllowClearPassword || endpoint.Mode == MessageSecurity.SignAndEncrypt:
                return UserTokens.UserName(policy.Id, name, password, null);
            case SecurityPolicies.None:
                throw new IOException("The server wants the password in clear on a connection that is not encrypted. Use security signAndEncrypt, or set user.allowClearPassword where the network itself is protected.");
            default:
                throw new IOException($"The server wants passwords encrypted by {SecurityPolicies.Short(policy.SecurityPolicy)}; this terminal speaks Basic256Sha256.");
        }
    }

    private static (UaExtension, SignatureData) Certified(OpcUaUserOptions user, EndpointDescription endpoint, byte[]? nonce)
    {
        var policy = Policy(endpoint, UserTokenPolicy.Certificate, "certificates of users", SecurityPolicies.Basic256Sha256);
        if (Effective(policy, endpoint) != SecurityPolicies.Basic256Sha256)
            throw new IOException($"The server wants users' certificates by {SecurityPolicies.Short(policy.SecurityPolicy)}; this terminal speaks Basic256Sha256.");
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(user.CertificateFile!);
            using var key = RSA.Create();
            key.ImportFromPem(File.ReadAllText(user.KeyFile!));
            return (UserTokens.Certificate(policy.Id, certificate.RawData), Signatures.Sign(key, ServerCertificate.First(endpoint.Certificate), nonce));
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or UnauthorizedAccessException)
        {
            throw new IOException($"The user's certificate {user.CertificateFile} with the key {user.KeyFile} cannot be used: {failure.Message}", failure);
        }
    }

    private static UserTokenPolicy Policy(EndpointDescription endpoint, uint type, string what, string? preferred = null) =>
        endpoint.Tokens.Where(t => t.Type == type).OrderByDescending(t => preferred is not null && Effective(t, endpoint) == preferred).FirstOrDefault()
            ?? throw new IOException($"The server takes no {what}.");

    private static string? Effective(UserTokenPolicy policy, EndpointDescription endpoint) =>
        string.IsNullOrEmpty(policy.SecurityPolicy) ? endpoint.SecurityPolicy : policy.SecurityPolicy;

    private static byte[] WithNonce(byte[] password, byte[] nonce)
    {
        var writer = new UaWriter();
        writer.UInt32((uint)(password.Length + nonce.Length));
        writer.Raw(password, password.Length);
        writer.Raw(nonce, nonce.Length);
        return writer.ToArray();
    }
}
