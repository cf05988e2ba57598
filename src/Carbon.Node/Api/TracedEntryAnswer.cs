using Carbon.Views.Entries;
using Carbon.Views.Traces;

namespace Carbon.Node.Api;

/// <summary>An entry that a figure goes through, with the files behind it.</summary>
public sealed record TracedEntryAnswer(
    string Item, string Id, string State, DateOnly From, DateOnly? To, decimal Original, string Unit, decimal Value, string Document, string By, string? ReviewedBy,
    IReadOnlyList<VoucherAnswer> Vouchers)
{
    internal static TracedEntryAnswer Of(EntryView view)
    {
        var (entry, record) = (view.Entry, view.Entry.Record);
        return new TracedEntryAnswer(
            view.Item, record.Id, Words.Of(entry.State), entry.From, record.To == 0 ? null : entry.To, record.Original.ToDecimal(), record.Unit, entry.Value, record.Document, entry.By,
            entry.ReviewedBy.Length > 0 ? entry.ReviewedBy : null, [.. record.Vouchers.Select(VoucherAnswer.Of)]);
    }
}

/// <summary>A value in the formula with where it is from; <paramref name="Entries"/> are those of the data item that give it.</summary>
public sealed record ConstantTraceAnswer(
    string Symbol, string TitleZh, string TitleEn, decimal Value, string Unit, string Origin, bool Confirmed, string? Item, IReadOnlyList<TracedEntryAnswer>? Entries,
    DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo)
{
    internal static ConstantTraceAnswer Of(ConstantTrace c) => new(
        c.Symbol, c.TitleZh, c.TitleEn, c.Value, c.Unit, c.Origin, c.Confirmed, c.Item, c.Item is null ? null : [.. c.Entries.Select(TracedEntryAnswer.Of)], c.ValidFrom, c.ValidTo);
}
