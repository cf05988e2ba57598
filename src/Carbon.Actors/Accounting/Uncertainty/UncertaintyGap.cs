namespace Carbon.Accounting.Uncertainty;

/// <summary>Why an uncertainty is unknown.</summary>
/// <param name="Code">Stable name of the reason.</param>
/// <param name="Details">What it is about, in the order in which a text of the reason names it.</param>
/// <param name="Text">The reason in English.</param>
public sealed record UncertaintyGap(string Code, IReadOnlyList<string> Details, string Text)
{
    /// <summary>A rule of the file that could not be read.</summary>
    public static UncertaintyGap BadRule(string rule) => new("rule", [rule], rule);

    /// <summary>The register has no class.</summary>
    public static UncertaintyGap NoClass { get; } = new("class", [], "the register has no accuracy class of the instrument");

    /// <summary>No class of the medium has a rule.</summary>
    public static UncertaintyGap Medium(string medium) => new("medium", [medium], $"no accuracy classes are known for the medium '{medium}'");

    /// <summary>The medium has no such class.</summary>
    public static UncertaintyGap UnknownClass(string accuracyClass, string family) =>
        new("unknown-class", [accuracyClass, family], $"the accuracy class '{accuracyClass}' is not known for {family}");

    /// <summary>No such class of transformers.</summary>
    public static UncertaintyGap Transformer(string transformer, string accuracyClass) =>
        new("transformer", [transformer, accuracyClass], $"the transformer class '{transformer}' in '{accuracyClass}' is not known");

    /// <summary>Data that are not plainly measured, without a rule.</summary>
    public static UncertaintyGap Part(string part, string method) =>
        new("part", [part, method], $"there is no rule for {part} data{(method.Length == 0 ? "" : $" by {method}")}");

    /// <summary>A parameter without an uncertainty or a rule.</summary>
    public static UncertaintyGap Parameter(string symbol, string unit) => new("parameter", [symbol, unit], $"{symbol} in {unit} has no uncertainty, and no rule fits it");

    /// <summary>A source without activity data.</summary>
    public static UncertaintyGap NoData { get; } = new("data", [], "there are no activity data of the period");

    /// <summary>A formula that gives no value.</summary>
    public static UncertaintyGap Formula(string failure) => new("formula", [failure], failure);

    /// <summary>A meter that is not in the register.</summary>
    public static UncertaintyGap Meter(string meter) => new("meter", [meter], $"the meter {meter} is not in the register");
}
