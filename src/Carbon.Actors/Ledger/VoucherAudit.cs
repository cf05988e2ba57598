using System.Security.Cryptography;
using Carbon.Contracts;
using Carbon.Persistence;
using Carbon.Registry.Entries;

namespace Carbon.Ledger;

/// <summary>Hashes the vouchers in the data folder against what entries name (clause 12.1).</summary>
public sealed class VoucherAudit(Findings findings, VoucherFolder folder)
{
    private readonly Dictionary<string, (VoucherRecord Voucher, string Entry, string Item, long Ordering)> _named = new(StringComparer.Ordinal);

    /// <summary>Notes the vouchers that an event names.</summary>
    public void Take(StoredEvent stored)
    {
        switch (stored.Event)
        {
            case VoucherAttached attached:
                Note(attached.Voucher, attached.EntryId, stored);
                break;
            case EntryDrafted drafted:
                foreach (var voucher in drafted.Entry.Vouchers)
                    Note(voucher, drafted.Entry.Id, stored);
                break;
        }
    }

    /// <summary>Reads every voucher that was named.</summary>
    public void Finish()
    {
        foreach (var (voucher, entry, item, ordering) in _named.Values.OrderBy(n => n.Ordering))
        {
            if (Problem(voucher) is { } problem)
                findings.Report(ordering, $"the voucher '{voucher.Name}' of entry {entry} of item {item} {problem}");
        }
    }

    private string? Problem(VoucherRecord voucher)
    {
        // What the journal says is not trusted as a name of a file.
        if (voucher.Sha256.Length != 64 || !voucher.Sha256.All(char.IsAsciiHexDigitLower))
            return $"is recorded under '{voucher.Sha256}', which is no SHA-256";
        var file = folder.FileOf(voucher.Sha256);
        try
        {
            using var content = File.OpenRead(file);
            var hash = Convert.ToHexStringLower(SHA256.HashData(content));
            return hash == voucher.Sha256 ? null : $"is not what was attached: its hash is {hash}, recorded is {voucher.Sha256}; restore {file} from a backup";
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return $"is missing; restore {file} from a backup";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {e.Message}";
        }
    }

    private void Note(VoucherRecord voucher, string entry, StoredEvent stored) => _named.TryAdd(voucher.Sha256, (voucher, entry, stored.EntityId, stored.Ordering));
}
