using System.Globalization;
using Carbon.Contracts;
using Carbon.Registry;
using Carbon.Registry.Entries;
using Carbon.Views.Entries;

namespace Carbon.Portal.Entries;

/// <summary>The fields of the entry form as a person fills them in, and what they come to.</summary>
public sealed class EntryForm
{
    /// <summary>Id of the draft, once there is one.</summary>
    public string? Id { get; set; }

    /// <summary>First day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day; empty for a factor without end.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Value as on the document.</summary>
    public string Value { get; set; } = "";

    /// <summary>Unit of the value.</summary>
    public string Unit { get; set; } = "";

    /// <summary>Number or title of the document.</summary>
    public string Document { get; set; } = "";

    /// <summary>Remark.</summary>
    public string Note { get; set; } = "";

    /// <summary>Sample mass of an analysis.</summary>
    public string Mass { get; set; } = "";

    /// <summary>Uncertainty in percent.</summary>
    public string Uncertainty { get; set; } = "";

    /// <summary>Why a quantity beyond twice the history is right.</summary>
    public string Confirmation { get; set; } = "";

    /// <summary>Id of the entry that this one corrects.</summary>
    public string Corrects { get; set; } = "";

    /// <summary>The form of a new entry.</summary>
    public static EntryForm Of(DataItemRecord item, DateOnly? from, DateOnly? to) => new() { Unit = item.Unit, From = from, To = to };

    /// <summary>The form over what was entered: a draft as it is, anything else as the entry that corrects it.</summary>
    public static EntryForm Of(EntryView view)
    {
        var (entry, record, draft) = (view.Entry, view.Entry.Record, view.Entry.State == EntryState.Draft);
        return new EntryForm
        {
            Id = draft ? record.Id : null,
            Corrects = draft ? record.Supersedes : record.Id,
            From = entry.From,
            To = record.To == 0 ? null : entry.To,
            Value = Text(record.Original.ToDecimal()),
            Unit = record.Unit,
            Document = record.Document,
            Note = record.Note,
            Mass = record.Mass is { } mass ? Text(mass.ToDecimal()) : "",
            Uncertainty = record.Uncertainty is { } uncertainty ? Text(uncertainty.ToDecimal() * 100m) : "",
            Confirmation = draft ? record.Confirmation : "",
        };
    }

    /// <summary>The entry, with what of it is no number or missing.</summary>
    public (EntryInput Input, IReadOnlyList<EntryProblem> Problems) Read(DataItemRecord item)
    {
        var problems = new List<EntryProblem>();
        decimal? Number(string field, string text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            var number = EnteredNumber.Parse(text);
            if (number is null)
                problems.Add(new EntryProblem(field, $"'{text}' is not a number; write it as 1234.56.", "not_number", [text]));
            return number;
        }
        var (value, mass) = (Number("value", Value), Number("mass", Mass));
        if (string.IsNullOrWhiteSpace(Value))
            problems.Add(new EntryProblem("value", "The value is missing.", "value_missing"));
        if (From is null)
            problems.Add(new EntryProblem("from", "The first day is missing.", "from_missing"));
        if (To is null && (ItemKind)item.Kind != ItemKind.Factor)
            problems.Add(new EntryProblem("to", "The last day is missing.", "to_missing"));
        var input = new EntryInput(
            Id, From, To, value, Unit, Document.Trim(), Note.Trim(), mass, Number("uncertainty", Uncertainty) / 100m, Corrects.Length > 0 ? Corrects : null, Confirmation.Trim());
        return (input, problems);
    }

    /// <summary>Days of the period in which the day before today lies; what is entered most often.</summary>
    public static (DateOnly From, DateOnly To) LastPeriod(DataItemRecord item, DateOnly today)
    {
        switch ((EntryFrequency)item.Frequency)
        {
            case EntryFrequency.Day:
                return (today.AddDays(-1), today.AddDays(-1));
            case EntryFrequency.Week:
                var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7) - 7);
                return (monday, monday.AddDays(6));
            default:
                var month = new DateOnly(today.Year, today.Month, 1);
                return (month.AddMonths(-1), month.AddDays(-1));
        }
    }

    internal static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Text(decimal value) => Accounting.Units.PlainDecimal.Print(value);
}
