using System.Globalization;
using Carbon.Portal.Language;
using Microsoft.AspNetCore.Components.Forms;

namespace Carbon.Portal.Entries;

/// <summary>Files that a person chooses as vouchers.</summary>
public static class VoucherFiles
{
    private const long Kilobyte = 1024, Megabyte = 1024 * 1024;

    /// <summary>What is taken, for a person.</summary>
    public static string Taken(IEntryDesk desk, Words words) => words["voucher.taken", string.Join(' ', desk.VoucherEndings), Size(desk.LargestVoucher)];

    /// <summary>Why a file cannot be taken, before any of it is sent; null where it may be.</summary>
    public static EntryProblem? Problem(IEntryDesk desk, IBrowserFile file) =>
        file.Size > desk.LargestVoucher
            ? new EntryProblem("voucher", $"{file.Name} is larger than {Size(desk.LargestVoucher)}.", "voucher_large", [file.Name, Size(file.Size), Size(desk.LargestVoucher)])
        : file.Size == 0 ? new EntryProblem("voucher", $"{file.Name} is empty.", "voucher_empty", [file.Name])
        : desk.VoucherEndings.Any(e => file.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? null
        : new EntryProblem("voucher", $"{file.Name} is not taken.", "voucher_type", [file.Name, string.Join(' ', desk.VoucherEndings)]);

    /// <summary>Attaches a file; gives why not, or null.</summary>
    public static async Task<EntryProblem?> AttachAsync(IEntryDesk desk, string item, string entry, IBrowserFile file, string by)
    {
        if (Problem(desk, file) is { } problem)
            return problem;
        try
        {
            await using var content = file.OpenReadStream(desk.LargestVoucher);
            return await desk.AttachAsync(item, entry, file.Name, file.ContentType, content, by, CancellationToken.None) is { } reason ? new EntryProblem("voucher", $"{file.Name}: {reason}") : null;
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            return new EntryProblem("voucher", $"{file.Name} could not be read to its end: {e.Message}", "voucher_broken", [file.Name]);
        }
    }

    /// <summary>A size as people read it.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < Kilobyte => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < Megabyte => string.Create(CultureInfo.InvariantCulture, $"{bytes / (decimal)Kilobyte:0.#} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (decimal)Megabyte:0.#} MB"),
    };
}
