using Carbon.Accounting;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Configuration;

/// <summary>Whether a source can be bound as configured.</summary>
internal static class SourceCheck
{
    public static IEnumerable<OptionProblem> Problems(SourceSection section, string path, NodeConfiguration node, AccountingLibrary library)
    {
        if (section.Activity.Count == 0)
            yield return new($"{path}.activity", "a source needs at least one symbol that comes from a measuring point");
        else if (Problem(section, path, node, library) is { } problem)
            yield return problem;
    }

    private static OptionProblem? Problem(SourceSection section, string path, NodeConfiguration node, AccountingLibrary library)
    {
        try
        {
            SourceBinder.Bind(section, node, library);
            return null;
        }
        catch (AccountingException e)
        {
            var place = e.Symbol is null ? path
                : section.Activity.ContainsKey(e.Symbol) ? $"{path}.activity.{e.Symbol}"
                : section.Given.ContainsKey(e.Symbol) ? $"{path}.given.{e.Symbol}"
                : $"{path}.methodSource";
            return new OptionProblem(place, e.Message);
        }
    }
}
