namespace Carbon.Views.Figures;

/// <summary>Adds up what sources contribute to one figure.</summary>
internal sealed class FigureSum(FigurePeriod period)
{
    private const decimal Nano = 1_000_000_000m;

    public FigurePeriod Period { get; } = period;

    public decimal Tonnes { get; private set; }

    public decimal Gross { get; private set; }

    public decimal Estimated { get; private set; }

    public decimal Filled { get; private set; }

    public decimal Manual { get; private set; }

    public decimal Review { get; private set; }

    public int Revision { get; private set; }

    public bool Settled { get; private set; } = true;

    public decimal Live { get; private set; }

    public bool Floored { get; private set; }

    public void AddLive(decimal tonnes)
    {
        Live += tonnes;
        Settled = false;
    }

    /// <summary>Adds a source's row; a floored one counts as 0.</summary>
    public void Add(FigureRow row, decimal share, bool floored)
    {
        Revision += (int)row.Revision;
        Settled &= row.Settled != 0;
        Floored |= floored;
        if (floored)
            return;
        Tonnes += row.Tonnes / Nano * share;
        Gross += Math.Abs(row.Tonnes) / Nano * share;
        Estimated += Math.Abs(row.Estimated) / Nano * share;
        Filled += Math.Abs(row.Filled) / Nano * share;
        Manual += Math.Abs(row.Manual) / Nano * share;
        Review += Math.Abs(row.Review) / Nano * share;
    }
}
