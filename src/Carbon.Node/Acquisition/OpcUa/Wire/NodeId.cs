using System.Globalization;

namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>Name of a node (Part 3, 8.2): a namespace of the server and an identifier in it.</summary>
public sealed record NodeId
{
    /// <summary>Node 0 of namespace 0: no node.</summary>
    public static readonly NodeId Null = new(0, 0u);

    /// <summary>A node with a number, a text, a GUID or bytes in base64 as its identifier.</summary>
    internal NodeId(ushort space, uint number) => (Namespace, Kind, Identifier) = (space, 'i', number.ToString(CultureInfo.InvariantCulture));

    internal NodeId(ushort space, char kind, string identifier) => (Namespace, Kind, Identifier) = (space, kind, identifier);

    /// <summary>Index in the server's table of namespaces.</summary>
    public ushort Namespace { get; }

    /// <summary>The kind of identifier: i number, s text, g GUID, b bytes.</summary>
    public char Kind { get; }

    /// <summary>The identifier as text.</summary>
    public string Identifier { get; }

    /// <summary>URI of the namespace where the text names it (<c>nsu=</c>); it wins over the index, which may change when the server starts again.</summary>
    public string? NamespaceUri { get; init; }

    /// <summary>Reads <c>ns=2;s=Line1.Flow</c>, <c>nsu=urn:plant;s=Line1.Flow</c> or <c>i=2258</c>; null when it is none of these.</summary>
    public static NodeId? Parse(string? text)
    {
        var (space, uri, rest) = ((ushort)0, (string?)null, text ?? "");
        if (rest.StartsWith("nsu=", StringComparison.Ordinal) && rest.IndexOf(';') is > 4 and var end)
            (uri, rest) = (rest[4..end], rest[(end + 1)..]);
        else if (rest.StartsWith("ns=", StringComparison.Ordinal) && rest.IndexOf(';') is > 3 and var stop)
        {
            if (!ushort.TryParse(rest.AsSpan(3, stop - 3), NumberStyles.None, CultureInfo.InvariantCulture, out space))
                return null;
            rest = rest[(stop + 1)..];
        }
        return rest is [var kind, '=', ..] && Canonical(kind, rest[2..]) is { } identifier ? new(space, kind, identifier) { NamespaceUri = uri } : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(NamespaceUri is null ? Namespace == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"ns={Namespace};") : $"nsu={NamespaceUri};")}{Kind}={Identifier}";

    private static string? Canonical(char kind, string text) => kind switch
    {
        'i' => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
        's' => text.Length is > 0 and <= 4096 ? text : null,
        'g' => Guid.TryParse(text, out var guid) ? guid.ToString("D", CultureInfo.InvariantCulture) : null,
        'b' => text.Length is > 0 and <= 4096 && Convert.TryFromBase64String(text, new byte[text.Length], out _) ? text : null,
        _ => null,
    };
}
