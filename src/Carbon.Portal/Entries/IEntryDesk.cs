namespace Carbon.Portal.Entries;

/// <summary>An entry as a person or a table gives it.</summary>
/// <param name="Id">Id; null: a new one is made.</param>
/// <param name="From">First local day.</param>
/// <param name="To">Last local day; null for a factor without end.</param>
/// <param name="Value">Value in <paramref name="Unit"/>, as on the document.</param>
/// <param name="Unit">Unit; null: that of the item.</param>
/// <param name="Document">Number or title of the document.</param>
/// <param name="Note">Remark.</param>
/// <param name="Mass">Sample mass of an analysis.</param>
/// <param name="Uncertainty">Relative, half width at 95 % confidence, as a fraction.</param>
/// <param name="Supersedes">Id of the entry that this one corrects.</param>
/// <param name="Confirmation">Why a quantity beyond twice the history is right (clause 8.1.2).</param>
public sealed record EntryInput(
    string? Id, DateOnly? From, DateOnly? To, decimal? Value, string? Unit = null, string? Document = null, string? Note = null,
    decimal? Mass = null, decimal? Uncertainty = null, string? Supersedes = null, string? Confirmation = null);

/// <summary>Why something was not taken.</summary>
/// <param name="Field">Field of the entry; empty: the entry as a whole.</param>
/// <param name="Reason">What is wrong and what to do.</param>
/// <param name="Code">Word for the reason, for other languages; empty: only the reason tells.</param>
/// <param name="Values">What the reason names, in the order of its words.</param>
public sealed record EntryProblem(string Field, string Reason, string Code = "", IReadOnlyList<string>? Values = null);

/// <summary>What became of an entry.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Problems">Why it was not taken; empty: it was, durably.</param>
public sealed record EntryOutcome(string Id, IReadOnlyList<EntryProblem> Problems);

/// <summary>Where entries are made and decided on; the API and the pages use the same one.</summary>
public interface IEntryDesk
{
    /// <summary>Largest voucher in bytes.</summary>
    long LargestVoucher { get; }

    /// <summary>Endings of the files that are taken as vouchers, with their dot.</summary>
    IReadOnlyList<string> VoucherEndings { get; }

    /// <summary>Writes a draft, or hands it in at once.</summary>
    Task<EntryOutcome> MakeAsync(string item, EntryInput input, bool submit, string by, CancellationToken cancellation);

    /// <summary>Takes an entry to <c>submitted</c>, <c>reviewed</c>, <c>approved</c>, <c>rejected</c> or <c>discarded</c>; gives why not, or null.</summary>
    Task<string?> MoveAsync(string item, string entry, Registry.Entries.EntryState to, string reason, string by, CancellationToken cancellation);

    /// <summary>Keeps a file as a voucher of an entry; gives why not, or null.</summary>
    Task<string?> AttachAsync(string item, string entry, string name, string mediaType, Stream content, string by, CancellationToken cancellation);
}
