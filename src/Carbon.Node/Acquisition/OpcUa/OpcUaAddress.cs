namespace Carbon.Node.Acquisition.OpcUa;

/// <summary>Where a server is: <c>opc.tcp://host:port/path</c>; without a port 4840.</summary>
/// <param name="Url">As it was written.</param>
/// <param name="Host">Name or address.</param>
/// <param name="Port">TCP port.</param>
public sealed record OpcUaAddress(string Url, string Host, int Port)
{
    /// <summary>Port of OPC UA where none is named.</summary>
    public const int StandardPort = 4840;

    /// <summary>Reads an address; null when it is none.</summary>
    public static OpcUaAddress? Parse(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == "opc.tcp" && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && uri.OriginalString.Length < 4096
            ? new(uri.OriginalString, uri.DnsSafeHost, uri.IsDefaultPort || uri.Port < 1 ? StandardPort : uri.Port)
            : null;
}
