using System.Text.Json.Serialization;

namespace Carbon.Node.Configuration;

/// <summary>An emission source: one line of a source of a method, with every symbol bound (clause 9.2).</summary>
public sealed record SourceSection
{
    /// <summary>Id of the source.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Source of the method, for example <c>M08.elec</c>.</summary>
    public required string MethodSource { get; init; }

    /// <summary>Rows chosen by token, for example <c>fuel: natural_gas</c>.</summary>
    public IReadOnlyDictionary<string, string> Select { get; init; } = new Dictionary<string, string>();

    /// <summary>Symbols with a value that does not come from a meter: one, or several with their validity.</summary>
    [JsonConverter(typeof(GivenConverter))]
    public IReadOnlyDictionary<string, IReadOnlyList<GivenSection>> Given { get; init; } = new Dictionary<string, IReadOnlyList<GivenSection>>();

    /// <summary>Set of GWPs: SAR, AR4, AR5, AR6; that of the method where left out.</summary>
    public string? GwpSet { get; init; }

    /// <summary>Whether a year's negative net amount counts as nothing: <c>year</c>, <c>none</c>; as the method says where left out.</summary>
    public string? Floor { get; init; }

    /// <summary>Symbols that are put together from measuring points.</summary>
    public IReadOnlyDictionary<string, ActivitySection> Activity { get; init; } = new Dictionary<string, ActivitySection>();

    /// <summary>Components of the lists that the formula sums over, by the index of the sum: <c>r</c> of <c>sum_r(AD_r * CC_r)</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ComponentSection>> Components { get; init; } = new Dictionary<string, IReadOnlyList<ComponentSection>>();
}
