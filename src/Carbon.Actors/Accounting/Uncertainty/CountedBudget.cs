namespace Carbon.Accounting.Uncertainty;

/// <summary>A source's budget as it counts in a figure.</summary>
/// <param name="Budget">Its contributions.</param>
/// <param name="Share">Share of the source in the scope.</param>
/// <param name="Tonnes">Its tonnes of record in the period, signed, before the share.</param>
public sealed record CountedBudget(SourceBudget Budget, decimal Share, decimal Tonnes)
{
    /// <summary>What contributions by the model are multiplied with: they are brought to the tonnes of record, and to the share.</summary>
    internal double Weight => (double)Share * (Tonnes != 0m && Budget.Tonnes != 0d && Budget.Tonnes * (double)Tonnes > 0d ? (double)Tonnes / Budget.Tonnes : 1d);

    /// <summary>Size of what counts.</summary>
    internal double Gross => Math.Abs((double)(Tonnes * Share));

    /// <summary>Part of the source's tonnes whose uncertainty is known entirely.</summary>
    internal double Known
    {
        get
        {
            if (Budget.Failure is not null || (Budget.Tonnes == 0d && Tonnes != 0m))
                return 0d;
            var unknown = Budget.Contributions.Where(c => c.Contribution.Uncertainty.Standard is null).Sum(c => Math.Abs(c.Contribution.Tonnes * Weight));
            return unknown == 0d ? 1d : Gross == 0d ? 0d : Math.Max(0d, 1d - unknown / Gross);
        }
    }
}
