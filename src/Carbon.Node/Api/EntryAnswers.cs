using Carbon.Contracts;
using Carbon.Node.Configuration;
using Carbon.Views.Entries;

namespace Carbon.Node.Api;

/// <summary>A data item; what is under <paramref name="Item"/> can be edited and sent again.</summary>
public sealed record ItemAnswer(string Id, string Plant, int Version, DateTimeOffset ChangedAt, string By, ItemSection Item)
{
    internal static ItemAnswer Of(ItemView item) => new(item.Record.Id, item.Record.Plant, item.Version, item.ChangedAt, item.By, ItemRecords.Section(item.Record));
}

/// <summary>A file behind an entry.</summary>
public sealed record VoucherAnswer(string Sha256, string Name, long Size, string MediaType)
{
    internal static VoucherAnswer Of(VoucherRecord voucher) => new(voucher.Sha256, voucher.Name, voucher.Size, voucher.MediaType);
}

/// <summary>Second check of clause 8.1.2: the entry against twice the highest approved month of the twelve before.</summary>
public sealed record SecondCheckAnswer(decimal HighestMonth, string Month, bool Exceeded);

/// <summary>An entry. <paramref name="Original"/> in <paramref name="Unit"/> is what was entered, <paramref name="Value"/> what it comes to in <paramref name="ItemUnit"/>.</summary>
public sealed record EntryAnswer(
    string Item, string Id, string State, bool Counts, DateOnly From, DateOnly? To, decimal Original, string Unit, decimal Value, string? ItemUnit,
    string Document, string Note, decimal? Mass, decimal? Uncertainty, string? Supersedes, string? SupersededBy,
    string By, string? SubmittedBy, string? ReviewedBy, DateTimeOffset At, SecondCheckAnswer? Check, IReadOnlyList<VoucherAnswer> Vouchers, IReadOnlyList<StepAnswer>? History)
{
    internal static EntryAnswer Of(EntryView view, string? itemUnit, IReadOnlyList<EntryStepView>? history = null)
    {
        var (entry, record) = (view.Entry, view.Entry.Record);
        return new EntryAnswer(
            view.Item, record.Id, Words.Of(entry.State), view.Counts, entry.From, record.To == 0 ? null : entry.To, record.Original.ToDecimal(), record.Unit, entry.Value, itemUnit,
            record.Document, record.Note, record.Mass?.ToDecimal(), record.Uncertainty?.ToDecimal(), Given(record.Supersedes), Given(view.SupersededBy),
            entry.By, Given(entry.SubmittedBy), Given(entry.ReviewedBy), view.At,
            view.Check is { } c ? new SecondCheckAnswer(c.Highest.ToDecimal(), $"{c.Month / 100:D4}-{c.Month % 100:D2}", c.Exceeded) : null,
            [.. record.Vouchers.Select(VoucherAnswer.Of)], history?.Select(StepAnswer.Of).ToList());
    }

    private static string? Given(string text) => text.Length == 0 ? null : text;
}

/// <summary>A step of an entry: who, when, what.</summary>
public sealed record StepAnswer(DateTimeOffset At, string State, string By, string? Reason, decimal? Original, string? Unit, VoucherAnswer? Voucher)
{
    internal static StepAnswer Of(EntryStepView step) => new(
        step.At, Words.Of(step.State), step.By, step.Reason.Length == 0 ? null : step.Reason,
        step.Drafted?.Original.ToDecimal(), step.Drafted?.Unit, step.Voucher is { } v ? VoucherAnswer.Of(v) : null);
}

/// <summary>A period that is over and not, or not wholly, entered.</summary>
public sealed record DueAnswer(string Item, string NameZh, string NameEn, string Responsible, DateOnly From, DateOnly To, DateOnly Due, int DaysOverdue)
{
    internal static DueAnswer Of(DueView due) =>
        new(due.Item.Id, due.Item.NameZh, due.Item.NameEn, due.Item.Responsible, due.From, due.To, due.Due, due.DaysOverdue);
}
