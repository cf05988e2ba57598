using System.IO.Compression;

namespace Carbon.Metering.Pages;

/// <summary>Bytes compressed with Brotli behind their plain length; a length of 0 says that they stand as they are.</summary>
internal static class Compressed
{
    public static byte[] Pack(ReadOnlySpan<byte> plain)
    {
        var head = new PackWriter();
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        var smaller = BrotliEncoder.TryCompress(plain, packed, out var length, quality: 5, window: 18) && length < plain.Length;
        head.Unsigned(smaller ? (ulong)plain.Length : 0);
        return [.. head.Written, .. smaller ? packed.AsSpan(0, length) : plain];
    }

    public static ReadOnlySpan<byte> Unpack(ReadOnlySpan<byte> packed)
    {
        var head = new PackReader(packed);
        var size = head.Int();
        if (size == 0)
        {
            return head.Rest();
        }
        var plain = new byte[size];
        return BrotliDecoder.TryDecompress(head.Rest(), plain, out var written) && written == size ? plain
            : throw new InvalidDataException("A packed page of a metering point is damaged; restore the point from its journal.");
    }
}
