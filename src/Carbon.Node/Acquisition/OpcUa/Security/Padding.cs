using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Security;

/// <summary>Padding before the signature (Part 6, 6.7.2.5): its length, that many bytes, and with keys above 2048 bits a second byte of the length.</summary>
internal static class Padding
{
    /// <summary>Content without its padding.</summary>
    /// <exception cref="OpcUaFormatException">The padding is longer than what is there, or not uniform.</exception>
    public static ReadOnlyMemory<byte> Remove(ReadOnlyMemory<byte> padded, bool large)
    {
        var bytes = padded.Span;
        if (bytes.Length < (large ? 2 : 1))
            throw new OpcUaFormatException("a protected message has no padding");
        var low = bytes[large ? ^2 : ^1];
        var padding = large ? bytes[^1] << 8 | low : low;
        var keep = bytes.Length - padding - (large ? 2 : 1);
        if (keep < 0 || bytes[keep..(bytes.Length - (large ? 1 : 0))].ContainsAnyExcept(low))
            throw new OpcUaFormatException("the padding of a message is not sound");
        return padded[..keep];
    }
}
