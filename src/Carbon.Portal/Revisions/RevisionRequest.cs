using System.Globalization;
using Carbon.Views.Comparison;
using Carbon.Views.Figures;

namespace Carbon.Portal.Revisions;

/// <summary>What a reader wants compared, as it stands in the address of the page.</summary>
/// <param name="Scope">Plant, unit or source.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, included.</param>
/// <param name="Left">The earlier state.</param>
/// <param name="Right">The later state.</param>
public sealed record RevisionRequest(FigureScope Scope, DateOnly First, DateOnly Last, StateChoice Left, StateChoice Right)
{
    /// <summary>Longest period that is compared at once, in days: ten years.</summary>
    public const int LongestDays = 3660;

    /// <summary>Reads an address; what is not given is as in <paramref name="usual"/>. Problems are keys of words by the name of the field.</summary>
    public static (RevisionRequest Request, IReadOnlyDictionary<string, string> Problems) Parse(Func<string, string?> field, RevisionRequest usual)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var scope = usual.Scope;
        if (field("scope") is { Length: > 0 } text && !FigureScope.TryParse(text, out scope))
            problems["scope"] = "revisions.badscope";
        var first = Day("from", usual.First);
        var last = Day("to", usual.Last);
        if (problems.Count == 0 && last < first)
            problems["to"] = "revisions.badorder";
        else if (problems.Count == 0 && last.DayNumber - first.DayNumber >= LongestDays)
            problems["to"] = "revisions.toolong";
        return (new RevisionRequest(scope, first, last, State("left", usual.Left), State("right", usual.Right)), problems);

        DateOnly Day(string name, DateOnly otherwise)
        {
            if (field(name) is not { Length: > 0 } given)
                return otherwise;
            if (StateChoice.TryDay(given, out var day))
                return day;
            problems[name] = "revisions.badday";
            return otherwise;
        }

        StateChoice State(string name, StateChoice otherwise)
        {
            if (field(name) is not { Length: > 0 } given)
                return otherwise;
            if (StateChoice.Of(given, field($"{name}-day")) is { } state)
                return state;
            problems[given == StateChoice.Known ? $"{name}-day" : name] = given == StateChoice.Known ? "revisions.badday" : "revisions.badstate";
            return otherwise;
        }
    }

    /// <summary>The address of the request as a query.</summary>
    public string Query => string.Create(CultureInfo.InvariantCulture,
        $"scope={Uri.EscapeDataString(Scope.ToString())}&from={First:yyyy-MM-dd}&to={Last:yyyy-MM-dd}&{Left.Query("left")}&{Right.Query("right")}");

    /// <summary>The comparison; null with a problem.</summary>
    public FigureComparison? Compare(ComparisonQueries comparisons, TimeZoneInfo zone, out string problem) =>
        comparisons.Compare(Scope, First, Last.AddDays(1), Left.Side(zone), Right.Side(zone), out problem);
}
