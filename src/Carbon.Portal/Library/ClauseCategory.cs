using Carbon.Portal.Language;

namespace Carbon.Portal.Library;

/// <summary>The categories in the words of clause 9.4.</summary>
public static class ClauseCategory
{
    private static readonly string[] Order =
    [
        "scope1.combustion", "scope1.raw_material", "scope1.carbonate", "scope1.recovery", "scope1.industry_specific", "scope2.electricity", "scope2.heat", "scope3", "removal", "info",
    ];

    /// <summary>Its place among the categories.</summary>
    public static int Rank(string category) => Array.IndexOf(Order, Key(category));

    /// <summary>Its name in the words of the clause.</summary>
    public static string Name(string category, Words words) => words[$"clause.{Key(category)}"];

    private static string Key(string category) => category.StartsWith("scope3", StringComparison.Ordinal) ? "scope3" : category;
}
