namespace Carbon.Views.Figures;

/// <summary>Adds up what sources contribute to one figure.</summary>
internal sealed class FigureSum(FigurePeriod period)
{
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
        Tonnes += Nanotonnes.Tonnes(row.Tonnes) * share;
        Gross += Nanotonnes.Tonnes(Math.Abs(row.Tonnes)) * share;
        Estimated += Nanotonnes.Tonnes(Math.Abs(row.Estimated)) * share;
        Filled += Nanotonnes.Tonnes(Math.Abs(row.Filled)) * share;
        Manual += Nanotonnes.Tonnes(Math.Abs(row.Manual)) * share;
        Review += Nanotonnes.Tonnes(Math.Abs(row.Review)) * share;
    }
}
