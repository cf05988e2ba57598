using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Registry;

namespace Carbon.Portal.Entries;

/// <summary>The settings of a data item as a person fills them in, and what they come to.</summary>
public sealed class ItemForm
{
    private readonly DataItemRecord _record;

    /// <summary>The form over an item.</summary>
    public ItemForm(DataItemRecord? record)
    {
        _record = record?.Clone() ?? new DataItemRecord
        {
            Kind = (int)ItemKind.Quantity,
            Frequency = (int)EntryFrequency.Month,
            Averaging = (int)Averaging.Weighted,
            MeanOf = 3,
            GraceDays = 5,
            Minimum = DecimalValue.From(0m),
        };
        (Id, NameZh, NameEn, Unit) = (_record.Id, _record.NameZh, _record.NameEn, _record.Unit);
        (ExplanationZh, ExplanationEn, Responsible, DefaultOrigin) = (_record.ExplanationZh, _record.ExplanationEn, _record.Responsible, _record.DefaultOrigin);
        (Kind, Frequency, Averaging, Substitution) = ((ItemKind)_record.Kind, (EntryFrequency)_record.Frequency, (Averaging)_record.Averaging, (Substitution)_record.Substitution);
        (Minimum, Maximum, Default) = (Text(_record.Minimum), Text(_record.Maximum), Text(_record.DefaultValue));
        (MeanOf, GraceDays, FourEyes) = (_record.MeanOf, _record.GraceDays, !_record.OnePerson);
        DueFrom = _record.DueFrom == 0 ? null : MeteringRecords.Date(_record.DueFrom);
    }

    /// <summary>Id; only of a new item.</summary>
    public string Id { get; set; }

    /// <summary>Chinese name.</summary>
    public string NameZh { get; set; }

    /// <summary>English name.</summary>
    public string NameEn { get; set; }

    /// <summary>What it holds.</summary>
    public ItemKind Kind { get; set; }

    /// <summary>Unit in which values are kept.</summary>
    public string Unit { get; set; }

    /// <summary>How often it is due.</summary>
    public EntryFrequency Frequency { get; set; }

    /// <summary>Chinese explanation for those who enter.</summary>
    public string ExplanationZh { get; set; }

    /// <summary>English explanation.</summary>
    public string ExplanationEn { get; set; }

    /// <summary>Least value that is taken; empty: any.</summary>
    public string Minimum { get; set; }

    /// <summary>Greatest value that is taken; empty: any.</summary>
    public string Maximum { get; set; }

    /// <summary>Who answers for it.</summary>
    public string Responsible { get; set; }

    /// <summary>How the samples of a month become its value.</summary>
    public Averaging Averaging { get; set; }

    /// <summary>What stands for a month without a sample.</summary>
    public Substitution Substitution { get; set; }

    /// <summary>Months of the mean that substitutes.</summary>
    public int MeanOf { get; set; }

    /// <summary>The default that substitutes.</summary>
    public string Default { get; set; }

    /// <summary>Where the default is from.</summary>
    public string DefaultOrigin { get; set; }

    /// <summary>Another person reviews and approves.</summary>
    public bool FourEyes { get; set; }

    /// <summary>First day for which something is due.</summary>
    public DateOnly? DueFrom { get; set; }

    /// <summary>Days after the end of a period until it is overdue.</summary>
    public int GraceDays { get; set; }

    /// <summary>Why, for the record.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The item, with what is missing or no number.</summary>
    public (DataItemRecord Item, IReadOnlyList<EntryProblem> Problems) Read()
    {
        var problems = new List<EntryProblem>();
        DecimalValue? Number(string field, string text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            var number = EnteredNumber.Parse(text);
            if (number is null)
                problems.Add(new EntryProblem(field, $"'{text}' is not a number; write it as 1234.56.", "not_number", [text]));
            return DecimalValue.From(number);
        }
        void Needed(string field, string text)
        {
            if (string.IsNullOrWhiteSpace(text))
                problems.Add(new EntryProblem(field, "This is missing.", "field_missing"));
        }
        Needed("id", Id);
        Needed("name", NameZh + NameEn);
        Needed("unit", Unit);
        Needed("reason", Reason);
        var analysis = Kind == ItemKind.Analysis;
        var item = _record.Clone();
        (item.Id, item.NameZh, item.NameEn, item.Unit) = (Id.Trim(), NameZh.Trim(), NameEn.Trim(), Unit.Trim());
        (item.ExplanationZh, item.ExplanationEn, item.Responsible) = (ExplanationZh.Trim(), ExplanationEn.Trim(), Responsible.Trim());
        (item.Kind, item.Frequency, item.Averaging) = ((int)Kind, (int)Frequency, (int)Averaging);
        item.Substitution = analysis ? (int)Substitution : (int)Registry.Substitution.None;
        (item.Minimum, item.Maximum) = (Number("minimum", Minimum), Number("maximum", Maximum));
        item.DefaultValue = analysis && Substitution == Registry.Substitution.Default ? Number("default", Default) : null;
        item.DefaultOrigin = item.DefaultValue is null ? "" : DefaultOrigin.Trim();
        (item.MeanOf, item.GraceDays, item.OnePerson) = (MeanOf, GraceDays, !FourEyes);
        item.DueFrom = DueFrom is { } day ? MeteringRecords.Record(day) : 0;
        return (item, problems);
    }

    private static string Text(DecimalValue? value) => value is null ? "" : EntryForm.Text(value.ToDecimal());
}
