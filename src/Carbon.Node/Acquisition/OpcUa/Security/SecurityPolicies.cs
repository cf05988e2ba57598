namespace Carbon.Node.Acquisition.OpcUa.Security;

/// <summary>Names of security policies and algorithms (Part 7, 6.6).</summary>
internal static class SecurityPolicies
{
    public const string None = "http://opcfoundation.org/UA/SecurityPolicy#None";
    public const string Basic256Sha256 = "http://opcfoundation.org/UA/SecurityPolicy#Basic256Sha256";
    public const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public const string RsaOaep = "http://www.w3.org/2001/04/xmlenc#rsa-oaep";

    /// <summary>Bytes of the nonces of Basic256Sha256.</summary>
    public const int NonceLength = 32;

    /// <summary>The last part of a policy's name.</summary>
    public static string Short(string? uri) => uri is null ? "none" : uri[(uri.LastIndexOf('#') + 1)..];
}
