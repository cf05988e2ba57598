using System.Globalization;
using Carbon.Contracts;
using Carbon.Registry;

namespace Carbon.Portal.Entries;

/// <summary>The days that a new entry begins with.</summary>
public static class EntryPeriods
{
    /// <summary>The form of a new entry: for the days of the address, else for the last period that is over; a factor from today on.</summary>
    public static EntryForm New(DataItemRecord item, string? from, string? to, DateOnly today)
    {
        if ((ItemKind)item.Kind == ItemKind.Factor)
            return EntryForm.Of(item, Day(from) ?? today, null);
        var (first, last) = EntryForm.LastPeriod(item, today);
        return Day(from) is { } begin && Day(to) is { } end ? EntryForm.Of(item, begin, end) : EntryForm.Of(item, first, last);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
