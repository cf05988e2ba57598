namespace Carbon.Portal.Figures;

/// <summary>One colour a category, everywhere; safe for colour-blind readers.</summary>
public static class CategoryColour
{
    private static readonly string[] Order = ["electricity", "heat", "combustion", "material", "carbonate", "industry", "other", "recovery", "sink"];

    /// <summary>Name of the category's colour among the tokens, without <c>--cat-</c>.</summary>
    public static string Of(string category) => category switch
    {
        "scope1.combustion" => "combustion",
        "scope1.raw_material" => "material",
        "scope1.carbonate" => "carbonate",
        "scope1.recovery" => "recovery",
        "scope1.industry_specific" => "industry",
        "scope2.electricity" => "electricity",
        "scope2.heat" => "heat",
        "removal" => "sink",
        _ => "other",
    };

    /// <summary>Place of the category in every stack and legend.</summary>
    public static int Rank(string category) => Array.IndexOf(Order, Of(category));

    /// <summary>The colour as a value of a style or of a chart.</summary>
    public static string Value(string category) => $"var(--cat-{Of(category)})";
}
