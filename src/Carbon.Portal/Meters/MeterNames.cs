using Carbon.Portal.Language;
using Carbon.Views;

namespace Carbon.Portal.Meters;

/// <summary>Names of meters as they stand.</summary>
/// <param name="catalogue">The meters.</param>
/// <param name="words">Language of the names.</param>
public sealed class MeterNames(PlantCatalogue catalogue, Words words)
{
    private readonly Dictionary<string, string> _names = catalogue.Meters().ToDictionary(m => m.Id, m => words.Name(m.Instrument.NameZh, m.Instrument.NameEn));

    /// <summary>Name of a meter; its id where it has none.</summary>
    public string Of(string id) => _names.GetValueOrDefault(id) is { Length: > 0 } name ? name : id;
}
