namespace Carbon.Accounting.Methods;

/// <summary>The categories of sources (clause 9.4, with scope 3, removals and information items).</summary>
public static class SourceCategories
{
    private static readonly string[] Known =
    [
        "scope1.combustion", "scope1.raw_material", "scope1.carbonate", "scope1.recovery", "scope1.industry_specific",
        "scope2.electricity", "scope2.heat", "removal", "info",
    ];

    /// <summary>True for a category of the clause, any <c>scope3.</c> category, <c>removal</c> and <c>info</c>.</summary>
    public static bool IsKnown(string category) =>
        Known.Contains(category) || (category.StartsWith("scope3.", StringComparison.Ordinal) && category.Length > 7);

    /// <summary>1, 2 or 3; 0 for removals and information items.</summary>
    public static int Scope(string category) => category.Length > 6 && category.StartsWith("scope", StringComparison.Ordinal) ? category[5] - '0' : 0;
}
