namespace Carbon.Portal.Meters;

/// <summary>Bytes as people read them.</summary>
public static class Hex
{
    /// <summary>Two digits a byte, set apart by spaces.</summary>
    public static string Text(ReadOnlyMemory<byte> bytes) => string.Join(' ', bytes.ToArray().Select(b => b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
}
