using Carbon.Portal.Language;
using Carbon.Views;
using Carbon.Views.Figures;

namespace Carbon.Portal.Boundaries;

/// <summary>Names of plants, units and sources by their scope.</summary>
public sealed class ScopeNames
{
    private readonly List<(FigureScope Scope, string Name)> _all = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Names as they stand; the plant first, then its units, then its sources.</summary>
    /// <param name="catalogue">Plants, units and sources.</param>
    /// <param name="words">Language of the names.</param>
    /// <param name="plant">Id of the plant whose scopes are listed; null: all.</param>
    public ScopeNames(PlantCatalogue catalogue, Words words, string? plant = null)
    {
        foreach (var factory in catalogue.Plants().Where(p => plant is null || p.Id == plant))
            Add("plant", factory.Id, words.Name(factory.NameZh, factory.NameEn));
        foreach (var unit in catalogue.Boundaries().Where(b => plant is null || b.Plant == plant))
            Add("boundary", unit.Id, words.Name(unit.NameZh, unit.NameEn));
        foreach (var source in catalogue.Sources().Select(s => s.Record).Where(s => plant is null || s.Plant == plant))
            Add("source", source.Id, words.Name(source.NameZh, source.NameEn));
    }

    /// <summary>Every scope with its name, the plant first.</summary>
    public IReadOnlyList<(FigureScope Scope, string Name)> All => _all;

    /// <summary>Name of a scope; the scope itself where it is not there.</summary>
    public string this[string scope] => _names.GetValueOrDefault(scope, scope);

    /// <summary>Name of a source.</summary>
    public string Source(string id) => _names.GetValueOrDefault($"source:{id}", id);

    private void Add(string kind, string id, string name)
    {
        var (scope, shown) = (new FigureScope(kind, id), name.Length > 0 ? name : id);
        _all.Add((scope, shown));
        _names[scope.ToString()] = shown;
    }
}
