using System.Text.Json.Serialization;

namespace Carbon.Node.Configuration;

/// <summary>A component of a list that a formula sums over: a feedstock, a product, a constituent of a gas.</summary>
public sealed record ComponentSection
{
    /// <summary>What it is.</summary>
    public string Item { get; init; } = "";

    /// <summary>Rows chosen by token; what is not chosen here is chosen by the source.</summary>
    public IReadOnlyDictionary<string, string> Select { get; init; } = new Dictionary<string, string>();

    /// <summary>Symbols with a value that does not come from a meter.</summary>
    [JsonConverter(typeof(GivenConverter))]
    public IReadOnlyDictionary<string, IReadOnlyList<GivenSection>> Given { get; init; } = new Dictionary<string, IReadOnlyList<GivenSection>>();

    /// <summary>Symbols that are put together from measuring points and data items.</summary>
    public IReadOnlyDictionary<string, ActivitySection> Activity { get; init; } = new Dictionary<string, ActivitySection>();
}
