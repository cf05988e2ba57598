using Carbon.Accounting.Binding;
using Carbon.Portal.Entries;

namespace Carbon.Portal.Sources;

/// <summary>Names of the fields of a source's form, and the field that a refusal belongs to.</summary>
public static class SourceFields
{
    /// <summary>Fields that are there whatever the method.</summary>
    public static readonly IReadOnlyCollection<string> Always = ["id", "name", "nameEn", "method", "gwpSet", "unit", "share", "reason"];

    /// <summary>Where a symbol gets its value.</summary>
    public static string From(string symbol) => $"from-{symbol}";

    /// <summary>A value of one's own.</summary>
    public static string Value(string symbol) => $"value-{symbol}";

    /// <summary>The document of a value of one's own.</summary>
    public static string Document(string symbol) => $"document-{symbol}";

    /// <summary>A row chosen by token.</summary>
    public static string Select(string token) => $"select-{token}";

    /// <summary>A refusal of the server at the field it concerns.</summary>
    /// <param name="problem">The refusal.</param>
    /// <param name="form">The form that it refuses.</param>
    public static EntryProblem Of(BindingProblem problem, SourceForm form) => new(problem.Symbol switch
    {
        null => "",
        "gwp_set" => "gwpSet",
        var symbol when form.Symbols.ContainsKey(symbol) => From(symbol),
        var token when form.Select.ContainsKey(token) => Select(token),
        var source when source == form.MethodSource => "method",
        _ => "",
    }, problem.Message);
}
