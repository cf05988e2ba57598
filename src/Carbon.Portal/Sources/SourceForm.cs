using Carbon.Accounting.Binding;
using Carbon.Accounting.Methods;
using Carbon.Contracts;
using Carbon.Portal.Entries;

namespace Carbon.Portal.Sources;

/// <summary>The binding of a source as a person fills it in, and what it comes to (clause 9.2).</summary>
public sealed class SourceForm
{
    private readonly BindingRecord _bound = new();

    /// <summary>A new source.</summary>
    public SourceForm()
    {
    }

    /// <summary>The form over a source.</summary>
    public SourceForm(SourceRecord record, Source? source)
    {
        (Id, NameZh, NameEn) = (record.Id, record.NameZh, record.NameEn);
        _bound = record.Binding?.Clone() ?? _bound;
        GwpSet = _bound.GwpSet;
        Choose(source);
    }

    /// <summary>Id; only of a new source.</summary>
    public string Id { get; set; } = "";

    /// <summary>Chinese name.</summary>
    public string NameZh { get; set; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>GWP set; empty: that of the method.</summary>
    public string GwpSet { get; set; } = "";

    /// <summary>Source of the method; empty: not chosen yet.</summary>
    public string MethodSource { get; private set; } = "";

    /// <summary>Rows by token; empty: not chosen.</summary>
    public Dictionary<string, string> Select { get; } = new(StringComparer.Ordinal);

    /// <summary>The symbols of the source of the method.</summary>
    public Dictionary<string, SymbolForm> Symbols { get; } = new(StringComparer.Ordinal);

    /// <summary>Unit in which a new source counts.</summary>
    public string Unit { get; set; } = "";

    /// <summary>Share that counts there.</summary>
    public string Share { get; set; } = "1";

    /// <summary>Why, for the record.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Rows chosen, as the library takes them.</summary>
    public IReadOnlyDictionary<string, string> Chosen => Select.Where(s => s.Value.Length > 0).ToDictionary(s => s.Key, s => s.Value);

    /// <summary>Chooses a source of a method: measuring points and values of one's own stay with symbols of the same name.</summary>
    public void Choose(Source? source)
    {
        MethodSource = source?.Id ?? "";
        var (symbols, rows) = (Symbols.ToDictionary(), Select.ToDictionary());
        Symbols.Clear();
        Select.Clear();
        foreach (var parameter in source?.Parameters ?? [])
            Symbols[parameter.Symbol] = symbols.GetValueOrDefault(parameter.Symbol) is { From: SymbolForm.Measured or SymbolForm.Own } kept ? kept : New(parameter);
        foreach (var token in (source?.Parameters ?? []).Select(p => p.Default?.Select).OfType<string>())
            Select[token] = rows.GetValueOrDefault(token) ?? _bound.Select.FirstOrDefault(s => s.Token == token)?.Row ?? "";
    }

    /// <summary>The source that is proposed, with what is missing or no number.</summary>
    /// <param name="plant">Id of the plant.</param>
    /// <param name="choices">The choices of a symbol.</param>
    public (SourceProposal Proposal, IReadOnlyList<EntryProblem> Problems) Read(string plant, Func<string, IEnumerable<SymbolChoice>> choices)
    {
        var problems = new List<EntryProblem>();
        if (string.IsNullOrWhiteSpace(Id))
            problems.Add(new EntryProblem("id", "This is missing.", "field_missing"));
        if (string.IsNullOrWhiteSpace(NameZh + NameEn))
            problems.Add(new EntryProblem("name", "This is missing.", "field_missing"));
        if (MethodSource.Length == 0)
            problems.Add(new EntryProblem("method", "This is missing.", "field_missing"));
        var binding = new BindingRecord { MethodSource = MethodSource, GwpSet = GwpSet, Floor = MethodSource == _bound.MethodSource ? _bound.Floor : "" };
        binding.Select.AddRange(Chosen.Select(s => new SelectRecord { Token = s.Key, Row = s.Value }));
        foreach (var (symbol, form) in Symbols)
            problems.AddRange(form.AddTo(binding, choices(symbol).FirstOrDefault(c => SymbolForm.Key(c) == form.From)));
        return (new SourceProposal(Id.Trim(), plant, NameZh.Trim(), NameEn.Trim(), binding), problems);
    }

    /// <summary>Where a new source counts, with what is missing or no share.</summary>
    public (UnitPlace? Place, IReadOnlyList<EntryProblem> Problems) Place()
    {
        if (Unit.Length == 0)
            return (null, [new EntryProblem("unit", "This is missing.", "field_missing")]);
        return EnteredNumber.Parse(Share) is { } share
            ? (new UnitPlace(Unit, share), [])
            : (null, [new EntryProblem("share", $"'{Share}' is not a number; write it as 1234.56.", "not_number", [Share])]);
    }

    private SymbolForm New(Parameter parameter)
    {
        var form = new SymbolForm(parameter.Symbol) { From = parameter.Kind is "activity" or "measured" && parameter.Default is null && parameter.Derive.IsEmpty ? SymbolForm.Measured : SymbolForm.ByMethod };
        form.Value.Unit = parameter.Units[0].Code;
        if (_bound.Activity.FirstOrDefault(a => a.Symbol == parameter.Symbol) is { } bound)
            form.Take(bound);
        else if (_bound.Given.FirstOrDefault(g => g.Symbol == parameter.Symbol) is { } given)
            form.Take(given);
        else if (_bound.MethodSource == MethodSource)
            form.From = SymbolForm.ByMethod;
        return form;
    }
}
