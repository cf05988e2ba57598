using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Configuration;

/// <summary>Whether a source can be bound as configured.</summary>
internal static class SourceCheck
{
    public static IEnumerable<OptionProblem> Problems(SourceSection section, string path, NodeConfiguration node, AccountingLibrary library) =>
        section.Activity.Count == 0 && section.Components.Values.All(l => l.All(c => c.Activity.Count == 0))
            ? [new($"{path}.activity", "a source needs at least one symbol that comes from a measuring point")]
            : Found(section, node, library).Select(p => new OptionProblem(Place(p.Symbol, section, path), p.Message));

    private static IEnumerable<BindingProblem> Found(SourceSection section, NodeConfiguration node, AccountingLibrary library)
    {
        try
        {
            return new SourceBinder(library, new ConfiguredPlant(node)).TryBind(BindingSections.Identity(section, node), BindingSections.Binding(section)).Problems;
        }
        catch (AccountingException e)
        {
            return [new BindingProblem(e.Symbol, e.Message)];
        }
    }

    private static string Place(string? symbol, SourceSection section, string path) =>
        symbol is null ? path
        : symbol.StartsWith("components.", StringComparison.Ordinal) ? $"{path}.{symbol}"
        : section.Activity.ContainsKey(symbol) ? $"{path}.activity.{symbol}"
        : section.Given.ContainsKey(symbol) ? $"{path}.given.{symbol}"
        : $"{path}.methodSource";
}
