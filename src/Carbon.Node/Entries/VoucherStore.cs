using System.Buffers;
using System.Security.Cryptography;
using Carbon.Contracts;
using Carbon.Registry.Entries;

namespace Carbon.Node.Entries;

/// <summary>A file that is not taken as a voucher.</summary>
public sealed class VoucherRefusedException(string reason) : Exception(reason);

/// <summary>A voucher that is not what was attached: gone, or changed on disk.</summary>
public sealed class VoucherDamagedException(string reason) : Exception(reason);

/// <summary>Vouchers of entries, kept below the data folder under the hash of their content: what is there is what was attached, or it is reported.</summary>
public sealed class VoucherStore(string folder)
{
    /// <summary>Largest voucher.</summary>
    public const int MaximumBytes = 20 * 1024 * 1024;

    private const int LongestName = 200;
    private readonly VoucherFolder _folder = new(folder);

    /// <summary>Keeps a file; durable when this returns.</summary>
    /// <exception cref="VoucherRefusedException">It is empty, too large, or of a type that is not taken.</exception>
    public async Task<VoucherRecord> KeepAsync(string name, string mediaType, Stream content, CancellationToken cancellation)
    {
        var shown = Path.GetFileName(name.Replace('\\', '/'));
        if (shown.Length is 0 or > LongestName || shown.Any(char.IsControl))
            throw new VoucherRefusedException($"The voucher needs a file name of 1 to {LongestName} characters.");
        var type = VoucherTypes.Of(shown, mediaType) ?? throw new VoucherRefusedException($"'{shown}' ({mediaType}) is not taken as a voucher; {VoucherTypes.Taken} are.");
        Directory.CreateDirectory(_folder.Path);
        var arriving = Path.Combine(_folder.Path, $"{Guid.NewGuid():N}.arriving");
        try
        {
            var (hash, size) = await WriteAsync(arriving, content, type, cancellation);
            var file = _folder.FileOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // One that is there already may be damaged; the new one is known to be right.
            File.Move(arriving, file, overwrite: true);
            return new VoucherRecord { Sha256 = hash, Name = shown, Size = size, MediaType = type.MediaType };
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>The content of a voucher, checked against its hash.</summary>
    /// <exception cref="VoucherDamagedException">The file is gone, or is not what was attached.</exception>
    public async Task<byte[]> ReadAsync(VoucherRecord voucher, CancellationToken cancellation)
    {
        var file = _folder.FileOf(voucher.Sha256);
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(file, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VoucherDamagedException($"The voucher '{voucher.Name}' cannot be read: {e.Message} Restore {file} from a backup.");
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return hash == voucher.Sha256
            ? content
            : throw new VoucherDamagedException($"The voucher '{voucher.Name}' is not what was attached: its hash is {hash}, recorded is {voucher.Sha256}. Restore {file} from a backup.");
    }

    private static async Task<(string Hash, long Size)> WriteAsync(string path, Stream content, VoucherType type, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var size = 0L;
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            int read;
            while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation)) > 0)
            {
                if (size == 0 && !type.Begins(buffer.AsSpan(0, read)))
                    throw new VoucherRefusedException($"The file does not begin as a file of the type {type.MediaType} does; it is damaged or has the wrong name.");
                size += read;
                if (size > MaximumBytes)
                    throw new VoucherRefusedException($"The voucher is larger than {MaximumBytes / 1024 / 1024} MB; make it smaller or split it.");
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
            if (size == 0)
                throw new VoucherRefusedException("The voucher is empty.");
            file.Flush(flushToDisk: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}
