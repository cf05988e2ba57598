using Carbon.Contracts;

namespace Carbon.Boundaries.Quotas;

/// <summary>A quota with its period read.</summary>
public sealed record Target
{
    /// <summary>Of a record that is sound.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="index">Its place in the settings.</param>
    public Target(QuotaRecord quota, int index)
    {
        (Record, Index, Tonnes) = (quota, index, quota.Tonnes.ToDecimal());
        Period = CalendarPeriod.TryParse(quota.Period, out var period) ? period : throw new FormatException($"'{quota.Period}' is not a period");
    }

    /// <summary>The quota as set.</summary>
    public QuotaRecord Record { get; }

    /// <summary>Its place in the settings.</summary>
    public int Index { get; }

    /// <summary>Id.</summary>
    public string Id => Record.Id;

    /// <summary>Whose target it is.</summary>
    public string Scope => Record.Scope;

    /// <summary>For when.</summary>
    public CalendarPeriod Period { get; }

    /// <summary>tCO2e.</summary>
    public decimal Tonnes { get; }
}
