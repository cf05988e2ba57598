using Carbon.Contracts;
using Carbon.Portal.Access;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Registry.Entries;
using Carbon.Views.Entries;
using Microsoft.AspNetCore.Components.Forms;

namespace Carbon.Portal.Entries;

/// <summary>What became of a form.</summary>
/// <param name="Entry">Id of the entry where all went well; null: the form stays.</param>
/// <param name="Problems">What is wrong, by field.</param>
/// <param name="AsksForReason">The second check of clause 8.1.2 asks for a confirmation with a reason.</param>
/// <param name="VouchersKept">The files are attached and need not be chosen again.</param>
public sealed record Filed(string? Entry, IReadOnlyList<EntryProblem> Problems, bool AsksForReason, bool VouchersKept);

/// <summary>Files the entry form: as a draft first where it has vouchers, so that an entry is never handed in without them.</summary>
public sealed class EntryFiling(IEntryDesk desk, Visitor visitor, EntryQueries entries, Words words)
{
    /// <summary>The desk behind it.</summary>
    public IEntryDesk Desk => desk;

    /// <summary>Files a form. What is kept as a draft on the way stays one, and the form goes on with it.</summary>
    public async Task<Filed> FileAsync(DataItemRecord item, EntryForm form, IReadOnlyList<IBrowserFile> vouchers, bool submit, bool asked)
    {
        if (!await visitor.MayAsync(Rights.Enter))
            return Refused([new EntryProblem("", words["visitor.maynot"])]);
        var by = await visitor.NameAsync();
        var (input, problems) = form.Read(item);
        if (asked && submit && input.Confirmation is not { Length: > 0 })
            problems = [.. problems, new EntryProblem("confirmation", "The reason is missing.", "confirmation_missing")];
        if (problems.Count > 0)
            return Refused(problems);
        var kept = false;
        if (vouchers.Count > 0 || !submit)
        {
            var draft = await desk.MakeAsync(item.Id, input, false, by, CancellationToken.None);
            if (draft.Problems.Count > 0)
                return Refused(draft.Problems);
            form.Id = draft.Id;
            input = input with { Id = draft.Id };
            foreach (var voucher in vouchers)
            {
                if (await VoucherFiles.AttachAsync(desk, item.Id, draft.Id, voucher, by) is { } problem)
                    problems = [.. problems, problem];
            }
            if (problems.Count > 0)
                return Refused(problems);
            kept = true;
        }
        if (submit)
        {
            var made = await desk.MakeAsync(item.Id, input, true, by, CancellationToken.None);
            if (made.Problems.Count > 0)
                return new Filed(null, made.Problems, made.Problems.Any(p => p.Code == HistoryCheck.Code), kept);
            form.Id = made.Id;
        }
        var state = submit ? EntryState.Submitted : EntryState.Draft;
        await Shown.UntilAsync(() => entries.Entry(item.Id, form.Id!)?.Entry.State == state);
        return new Filed(form.Id, [], false, kept);
    }

    private static Filed Refused(IReadOnlyList<EntryProblem> problems) => new(null, problems, false, false);
}
