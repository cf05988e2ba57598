namespace Carbon.Node.Entries;

/// <summary>A type of file that is taken as a voucher.</summary>
/// <param name="Extension">Ending of the name.</param>
/// <param name="MediaType">Media type by which it is sent again.</param>
/// <param name="Magic">First bytes of such a file; empty: any.</param>
internal sealed record VoucherType(string Extension, string MediaType, byte[] Magic)
{
    public bool Begins(ReadOnlySpan<byte> content) => content.StartsWith(Magic);
}

/// <summary>The types of files that are taken as vouchers: documents, pictures, tables. None that a browser would run.</summary>
internal static class VoucherTypes
{
    private static readonly byte[] _zip = [0x50, 0x4B, 0x03, 0x04];

    private static readonly VoucherType[] _types =
    [
        new(".pdf", "application/pdf", "%PDF"u8.ToArray()),
        new(".ofd", "application/ofd", _zip),
        new(".png", "image/png", [0x89, 0x50, 0x4E, 0x47]),
        new(".jpg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
        new(".jpeg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
        new(".tif", "image/tiff", []),
        new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _zip),
        new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _zip),
        new(".csv", "text/csv", []),
        new(".txt", "text/plain", []),
    ];

    /// <summary>Endings of names, with their dot.</summary>
    public static IReadOnlyList<string> Endings { get; } = [.. _types.Select(t => t.Extension)];

    /// <summary>The endings, for a person.</summary>
    public static string Taken => string.Join(", ", Endings);

    /// <summary>The type of a name; null where it is not taken, or where the sender says that it is something else.</summary>
    public static VoucherType? Of(string name, string mediaType)
    {
        var type = _types.FirstOrDefault(t => name.EndsWith(t.Extension, StringComparison.OrdinalIgnoreCase));
        var said = mediaType.Split(';')[0].Trim();
        return type is not null && (said.Length == 0 || said == "application/octet-stream" || said == type.MediaType) ? type : null;
    }
}
