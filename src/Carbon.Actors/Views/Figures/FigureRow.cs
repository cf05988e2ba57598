namespace Carbon.Views.Figures;

/// <summary>Sums of a source over a stretch as the views hold them, in nanotonnes.</summary>
internal sealed class FigureRow
{
    /// <summary>Number of the source.</summary>
    public long Source { get; set; }

    /// <summary>Start of an hour (ms), or first day (yyyymmdd).</summary>
    public long Bucket { get; set; }

    /// <summary>Emissions, deductions negative.</summary>
    public long Tonnes { get; set; }

    /// <summary>Estimated part.</summary>
    public long Estimated { get; set; }

    /// <summary>Filled part.</summary>
    public long Filled { get; set; }

    /// <summary>Part entered by hand.</summary>
    public long Manual { get; set; }

    /// <summary>Part under review.</summary>
    public long Review { get; set; }

    /// <summary>Sum of revisions.</summary>
    public long Revision { get; set; }

    /// <summary>0 where anything below is not settled.</summary>
    public long Settled { get; set; }

    /// <summary>The row of an hour that was reckoned on reading.</summary>
    public static FigureRow Of(RestatedHour hour, int sign)
    {
        var parts = hour.Hour.Emission.Parts * sign;
        return new FigureRow
        {
            Source = hour.Source,
            Bucket = hour.Hour.Start,
            Tonnes = Nanotonnes.Of(hour.Hour.Emission.Tonnes * sign),
            Estimated = Nanotonnes.Of(parts.Estimated),
            Filled = Nanotonnes.Of(parts.Filled),
            Manual = Nanotonnes.Of(parts.Manual),
            Review = Nanotonnes.Of(parts.UnderReview),
            Revision = hour.Revision,
            Settled = 1,
        };
    }
}
