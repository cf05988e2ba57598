using Carbon.Registry;

namespace Carbon.Node.Configuration;

/// <summary>A data item: what a person enters, how often, and within which bounds (clauses 6.2, 11.2, 11.6, 12.1).</summary>
public sealed record ItemSection
{
    /// <summary>Id of the item.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public string NameZh { get; init; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>What it holds.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>Unit in which values are kept; entries may be in any unit of the same dimension.</summary>
    public required string Unit { get; init; }

    /// <summary>How often it is due.</summary>
    public EntryFrequency Frequency { get; init; } = EntryFrequency.Month;

    /// <summary>Chinese explanation for those who enter.</summary>
    public string ExplanationZh { get; init; } = "";

    /// <summary>English explanation.</summary>
    public string ExplanationEn { get; init; } = "";

    /// <summary>Least value that is taken.</summary>
    public decimal? Minimum { get; init; } = 0m;

    /// <summary>Greatest value that is taken.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Who answers for it.</summary>
    public string Responsible { get; init; } = "";

    /// <summary>How the samples of a month become its value (analyses).</summary>
    public Averaging Averaging { get; init; } = Averaging.Weighted;

    /// <summary>What stands for a month without a sample (analyses).</summary>
    public Substitution Substitution { get; init; } = Substitution.None;

    /// <summary>Months of the mean that substitutes.</summary>
    public int MeanOf { get; init; } = 3;

    /// <summary>The default that substitutes.</summary>
    public decimal? Default { get; init; }

    /// <summary>Where the default is from.</summary>
    public string DefaultOrigin { get; init; } = "";

    /// <summary>Reviewer and approver differ from the one who submitted.</summary>
    public bool FourEyes { get; init; } = true;

    /// <summary>First day for which something is due; left out: the month of the first entry, or the day the item was made.</summary>
    public DateOnly? DueFrom { get; init; }

    /// <summary>Days after the end of a period until it is overdue.</summary>
    public int GraceDays { get; init; } = 5;
}
