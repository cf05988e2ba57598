using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Portal.Entries;

namespace Carbon.Portal.Sources;

/// <summary>A value of one's own as a person fills it in: with unit, document and the days on which it holds.</summary>
public sealed class OwnValue
{
    private GivenRecord _given = new();

    /// <summary>The number.</summary>
    public string Value { get; set; } = "";

    /// <summary>Its unit.</summary>
    public string Unit { get; set; } = "";

    /// <summary>The document it is from.</summary>
    public string Document { get; set; } = "";

    /// <summary>First day; empty: from the beginning.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day; empty: without end.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The value as it is recorded.</summary>
    public static OwnValue Of(GivenRecord given) => new()
    {
        _given = given,
        Value = EntryForm.Text(given.Value.ToDecimal()),
        Unit = given.Unit,
        Document = given.Origin,
        From = given.ValidFrom == 0 ? null : MeteringRecords.Date(given.ValidFrom),
        To = given.ValidTo == 0 ? null : MeteringRecords.Date(given.ValidTo),
    };

    /// <summary>The record, with what is missing or no number.</summary>
    public (GivenRecord Record, IReadOnlyList<EntryProblem> Problems) Read(string symbol)
    {
        var problems = new List<EntryProblem>();
        var number = EnteredNumber.Parse(Value);
        if (string.IsNullOrWhiteSpace(Value))
            problems.Add(new EntryProblem(SourceFields.Value(symbol), "The value is missing.", "value_missing"));
        else if (number is null)
            problems.Add(new EntryProblem(SourceFields.Value(symbol), $"'{Value}' is not a number; write it as 1234.56.", "not_number", [Value]));
        if (string.IsNullOrWhiteSpace(Document))
            problems.Add(new EntryProblem(SourceFields.Document(symbol), "This is missing.", "field_missing"));
        var record = _given.Clone();
        (record.Value, record.Unit, record.Origin) = (DecimalValue.From(number), Unit.Trim(), Document.Trim());
        (record.ValidFrom, record.ValidTo) = (From is { } from ? MeteringRecords.Record(from) : 0, To is { } to ? MeteringRecords.Record(to) : 0);
        return (record, problems);
    }
}
