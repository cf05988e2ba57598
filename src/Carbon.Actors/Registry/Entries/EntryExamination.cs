using System.Globalization;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Registry.Feeding;

namespace Carbon.Registry.Entries;

/// <summary>Whether what was entered can be taken, field by field; each refusal says what to do.</summary>
public static class EntryExamination
{
    /// <summary>How far back a quantity may begin: units above a source hold its days for 400.</summary>
    public const int ReachDays = 396;

    /// <summary>Vouchers of one entry.</summary>
    public const int MostVouchers = 20;

    private const decimal Largest = 1_000_000_000_000_000m;
    private const int LongestId = 100, LongestText = 2000, FirstYear = 1990;

    /// <summary>Everything that is wrong with an entry by itself.</summary>
    public static IEnumerable<EntryRefusal> Problems(DataItem item, EntryRecord entry, DateTimeOffset now)
    {
        if (!IsId(entry.Id))
            yield return Refuse(entry, "id", $"'{entry.Id}' is not an id; use 1 to {LongestId} letters, digits, '-', '_' and '.'.");
        if (entry.Note.Length > LongestText || entry.Document.Length > LongestText || entry.Confirmation.Length > LongestText)
            yield return Refuse(entry, "note", $"A text is longer than {LongestText} characters; shorten it or attach it as a voucher.", "text_long", Number(LongestText));
        if (entry.Vouchers.Count > MostVouchers)
            yield return Refuse(entry, "vouchers", $"{entry.Vouchers.Count} vouchers; an entry takes at most {MostVouchers}.");
        foreach (var problem in Value(item, entry).Concat(Period(item, entry, now)).Concat(Superseding(item, entry)))
            yield return problem;
    }

    /// <summary>True for a usable id.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static IEnumerable<EntryRefusal> Value(DataItem item, EntryRecord entry)
    {
        var record = item.Configuration!;
        if (entry.Value is null || entry.Original is null || entry.Unit.Length == 0)
        {
            yield return Refuse(entry, "value", "The value or its unit is missing.", "value_missing");
            yield break;
        }
        var value = entry.Value.ToDecimal();
        var places = item.Kind == ItemKind.Quantity ? HourSpread.Places : AnalysisValues.Places;
        if (Math.Abs(value) > Largest)
            yield return Refuse(entry, "value", $"{Plain(value)} {record.Unit} is more than any item takes ({Plain(Largest)}); check value and unit.", "value_large", Plain(value), record.Unit, Plain(Largest));
        else if (decimal.Round(value, places) != value)
            yield return Refuse(entry, "value", $"{Plain(value)} has more than {places} decimal places; round it as the document does.", "value_places", Plain(value), Number(places));
        if (record.Minimum is { } minimum && value < minimum.ToDecimal())
            yield return Refuse(entry, "value", $"{Plain(value)} {record.Unit} is less than the least that {record.Id} takes, {Plain(minimum.ToDecimal())}; check value and unit.", "value_below", Plain(value), record.Unit, Plain(minimum.ToDecimal()));
        if (record.Maximum is { } maximum && value > maximum.ToDecimal())
            yield return Refuse(entry, "value", $"{Plain(value)} {record.Unit} is more than the most that {record.Id} takes, {Plain(maximum.ToDecimal())}; check value and unit.", "value_above", Plain(value), record.Unit, Plain(maximum.ToDecimal()));
        if (entry.Uncertainty?.ToDecimal() is < 0m or > 1m)
            yield return Refuse(entry, "uncertainty", $"An uncertainty is a fraction from 0 to 1, 0.05 for 5 %; {Plain(entry.Uncertainty.ToDecimal())} is not.", "uncertainty_range", Plain(entry.Uncertainty.ToDecimal()));
        var weighted = item.Kind == ItemKind.Analysis && (Averaging)record.Averaging != Averaging.Plain;
        if (weighted && entry.Mass?.ToDecimal() is not > 0m)
            yield return Refuse(entry, "mass", "The mass that the sample stands for is missing or not greater than 0; the month's mean is weighted by it.", "mass_missing");
        if (item.Kind != ItemKind.Analysis && entry.Mass is not null)
            yield return Refuse(entry, "mass", "Only an analysis has a sample mass; leave it out.", "mass_needless");
    }

    private static IEnumerable<EntryRefusal> Period(DataItem item, EntryRecord entry, DateTimeOffset now)
    {
        if (!TryDate(entry.From, out var from))
        {
            yield return Refuse(entry, "from", "The first day is missing or is no date of the calendar.", "from_missing");
            yield break;
        }
        var open = entry.To == 0 && item.Kind == ItemKind.Factor;
        var to = DateOnly.MaxValue;
        if (!open && !TryDate(entry.To, out to))
        {
            yield return Refuse(entry, "to", "The last day is missing or is no date of the calendar.", "to_missing");
            yield break;
        }
        if (to < from)
            yield return Refuse(entry, "to", $"The last day {Text(to)} is before the first {Text(from)}.", "to_before", Text(to), Text(from));
        else if (item.Kind != ItemKind.Factor)
        {
            foreach (var problem in Days(item, entry, from, to, Today(item, now)))
                yield return problem;
        }
    }

    private static IEnumerable<EntryRefusal> Days(DataItem item, EntryRecord entry, DateOnly from, DateOnly to, DateOnly today)
    {
        var frequency = (EntryFrequency)item.Configuration!.Frequency;
        var last = frequency switch
        {
            EntryFrequency.Day => from,
            EntryFrequency.Week => from.AddDays(6),
            _ => from.AddMonths(1).AddDays(-1),
        };
        if (to > last)
            yield return Refuse(entry, "to", $"{Text(from)} to {Text(to)} is longer than {Length(frequency)}, for which {item.Configuration.Id} is entered (clause 11.2); split it at {Text(last)}.", $"period_long_{frequency.ToString().ToLowerInvariant()}", Text(from), Text(to), Text(last));
        if (item.Kind == ItemKind.Analysis && (from.Year, from.Month) != (to.Year, to.Month))
            yield return Refuse(entry, "to", $"{Text(from)} to {Text(to)} lies in two months; a sample counts in the mean of one. Split it at the end of the month.", "two_months", Text(from), Text(to));
        if (to > today || (item.Kind == ItemKind.Quantity && to == today))
            yield return Refuse(entry, "to", $"The period ends on {Text(to)}, which is not over yet; enter it from {Text(item.Kind == ItemKind.Quantity ? to.AddDays(1) : to)} on.", "not_over", Text(to), Text(item.Kind == ItemKind.Quantity ? to.AddDays(1) : to));
        if (item.Kind == ItemKind.Quantity && from < today.AddDays(-ReachDays))
            yield return Refuse(entry, "from", $"{Text(from)} is more than {ReachDays} days ago; settled days of factory and units can be revised that far back. Enter from {Text(today.AddDays(-ReachDays))} on.", "too_old", Text(from), Number(ReachDays), Text(today.AddDays(-ReachDays)));
    }

    private static IEnumerable<EntryRefusal> Superseding(DataItem item, EntryRecord entry)
    {
        if (entry.Supersedes.Length == 0)
            yield break;
        if (entry.Supersedes == entry.Id)
            yield return Refuse(entry, "supersedes", "An entry cannot supersede itself.");
        else if (!item.Entries.TryGetValue(entry.Supersedes, out var former))
            yield return Refuse(entry, "supersedes", $"There is no entry '{entry.Supersedes}' of {item.Configuration!.Id}.");
        else if (!former.Counts)
            yield return Refuse(entry, "supersedes", $"The entry '{entry.Supersedes}' is {Words(former.State)} and counts nowhere; enter this one by itself.");
        else if (CountedEntries.Successor(item.Entries.Values, entry.Supersedes) is { } successor && successor.Record.Id != entry.Id)
            yield return Refuse(entry, "supersedes", $"The entry '{entry.Supersedes}' is superseded by '{successor.Record.Id}' already; supersede that one.", "superseded_already", entry.Supersedes, successor.Record.Id);
    }

    internal static EntryRefusal Refuse(EntryRecord entry, string field, string reason, string code = "", params IEnumerable<string> values) =>
        new() { EntryId = entry.Id, Field = field, Reason = reason, Code = code, Values = { values } };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Words(EntryState state) => state.ToString().ToLowerInvariant();

    internal static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Plain(decimal value) => Accounting.Units.PlainDecimal.Print(value);

    private static DateOnly Today(DataItem item, DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, item.Zone).DateTime);

    private static string Length(EntryFrequency frequency) => frequency switch
    {
        EntryFrequency.Day => "a day",
        EntryFrequency.Week => "a week",
        _ => "a natural month",
    };

    private static bool TryDate(int yyyymmdd, out DateOnly date)
    {
        date = default;
        var (year, month, day) = (yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100);
        if (year is < FirstYear or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = MeteringRecords.Date(yyyymmdd);
        return true;
    }
}
