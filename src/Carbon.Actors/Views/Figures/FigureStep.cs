namespace Carbon.Views.Figures;

/// <summary>Length of the period of a figure.</summary>
public enum FigureStep
{
    /// <summary>One hour.</summary>
    Hour,

    /// <summary>One local calendar day.</summary>
    Day,

    /// <summary>One calendar month.</summary>
    Month,

    /// <summary>One calendar quarter.</summary>
    Quarter,

    /// <summary>One calendar year.</summary>
    Year,
}

/// <summary>What a total is broken down by.</summary>
public enum FigureSplit
{
    /// <summary>Not at all.</summary>
    Total,

    /// <summary>By category of clause 9.4.</summary>
    Category,

    /// <summary>By emission source.</summary>
    Source,

    /// <summary>By gas.</summary>
    Gas,
}
