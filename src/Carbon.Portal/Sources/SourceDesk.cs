using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Accounting.Comparison;
using Carbon.Accounting.Methods;
using Carbon.Contracts;
using Carbon.Portal.Entries;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Views;
using Carbon.Views.Comparison;
using Carbon.Views.Entries;

namespace Carbon.Portal.Sources;

/// <summary>What the form of a source is filled from, and where it goes.</summary>
public sealed class SourceDesk(
    PlantCatalogue catalogue, EntryQueries entries, ISourceEditing editing, ComparisonQueries comparisons, AccountingLibrary library,
    PlantChoice plants, PlantZone zone, TimeProvider time, Words words)
{
    /// <summary>Methods and factors.</summary>
    public AccountingLibrary Library => library;

    private string Plant => plants.Plant?.Id ?? "";

    /// <summary>A source as recorded; null where there is none.</summary>
    public SourceRecord? Source(string id) => catalogue.Sources().FirstOrDefault(s => s.Record.Id == id)?.Record;

    /// <summary>A source of the newest version of its method; null where the library has none.</summary>
    public Source? MethodSource(string id) => library.Methods.Values.Select(m => m.Find(id)).FirstOrDefault(s => s is not null);

    /// <summary>What of the plant can be activity data.</summary>
    public IReadOnlyList<PlantPoint> Points() => PlantPoint.All(Plant, catalogue, entries, words);

    /// <summary>Name of a data item.</summary>
    public string ItemName(string item) => entries.Item(item) is { } found ? $"{ItemText.Name(found.Record, words)} ({item})" : item;

    /// <summary>Units in which a source can count, as <see cref="UnitPlace"/> names them.</summary>
    public IReadOnlyList<(string Id, string Name)> Units() =>
    [
        .. catalogue.Boundaries().Where(b => b.Plant == Plant).Select(b => ($"boundary:{b.Id}", words.Name(b.NameZh, b.NameEn))),
        .. catalogue.Plants().Where(p => p.Id == Plant).Select(p => ($"plant:{p.Id}", words.Name(p.NameZh, p.NameEn))),
    ];

    /// <summary>Whether a source counts in a unit already.</summary>
    public bool HasUnit(string? source) => source is not null
        && catalogue.Boundaries().SelectMany(b => b.Members).Concat(catalogue.Plants().SelectMany(p => p.Members)).Any(m => m.Entity == $"source:{source}");

    /// <summary>What may be chosen for each symbol of the form.</summary>
    public Dictionary<string, IReadOnlyList<SymbolChoice>> Choices(SourceForm form, string? source)
    {
        var known = source is null ? null : Source(source);
        return form.Symbols.Keys.ToDictionary(s => s, s => (IReadOnlyList<SymbolChoice>)editing.Choices(
            form.MethodSource, s, form.Chosen, form.GwpSet.Length == 0 ? null : form.GwpSet, known?.Constants.FirstOrDefault(c => c.Symbol == s && c.Calibre.Length > 0)?.Calibre));
    }

    /// <summary>What the form comes to, or everything that is wrong with it at its field.</summary>
    public (SourcePreview? Preview, IReadOnlyList<EntryProblem> Problems) Check(SourceForm form, IReadOnlyDictionary<string, IReadOnlyList<SymbolChoice>> choices, bool isNew)
    {
        var (proposal, problems) = form.Read(Source(form.Id)?.Plant ?? Plant, s => choices.GetValueOrDefault(s, []));
        if (isNew && Source(proposal.Id) is not null)
            problems = [.. problems, new EntryProblem("id", words["binding.idtaken", proposal.Id])];
        if (proposal.Id.Length == 0 || form.MethodSource.Length == 0)
            return (null, problems);
        var preview = editing.Preview(proposal);
        problems = [.. problems, .. preview.Problems.Select(p => SourceFields.Of(p, form))];
        return (problems.Count == 0 ? preview : null, problems);
    }

    /// <summary>The year so far, as recorded and as it would be.</summary>
    public SourceDifference Past(SourceRecord proposed)
    {
        var today = zone.Day(time.GetUtcNow());
        return comparisons.Preview(proposed, new DateOnly(today.Year, 1, 1), today.AddDays(1));
    }

    /// <summary>Binds the source; what is wrong, or nothing.</summary>
    public async Task<IReadOnlyList<EntryProblem>> SaveAsync(
        SourceForm form, IReadOnlyDictionary<string, IReadOnlyList<SymbolChoice>> choices, bool needsPlace, bool isNew, string by)
    {
        var (_, problems) = Check(form, choices, isNew);
        var (place, placed) = needsPlace ? form.Place() : (null, []);
        problems = [.. problems, .. placed];
        if (form.Reason.Trim().Length == 0)
            problems = [.. problems, new EntryProblem("reason", "This is missing.", "field_missing")];
        if (problems.Count > 0)
            return problems;
        var (proposal, _) = form.Read(Source(form.Id)?.Plant ?? Plant, s => choices.GetValueOrDefault(s, []));
        var before = catalogue.Versions(proposal.Id).Count;
        var done = await editing.ChangeAsync(proposal, place, new ChangeNote(by, form.Reason.Trim()), CancellationToken.None);
        if (done.Problems.Length > 0)
            return [.. done.Problems.Select(p => SourceFields.Of(p, form))];
        await Shown.UntilAsync(() => catalogue.Versions(proposal.Id).Count > before);
        return [];
    }
}
