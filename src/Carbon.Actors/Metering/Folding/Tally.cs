namespace Carbon.Metering.Folding;

/// <summary>What an open hour or day has gathered so far.</summary>
internal struct Tally
{
    public decimal Quantity;
    public QualityParts Parts;
    public int Readings;
    public int Invalid;
    public int Filled;

    /// <summary>Something was measured, filled or refused in it; without this there is no figure.</summary>
    public bool Covered;

    public void Add(decimal quantity, Part part)
    {
        Quantity += quantity;
        Covered = true;
        if (part != Part.Measured)
        {
            Parts += part switch
            {
                Part.Estimated => new(quantity, 0, 0, 0),
                Part.Filled => new(0, quantity, 0, 0),
                Part.Manual => new(0, 0, quantity, 0),
                _ => new QualityParts(0, 0, 0, quantity),
            };
        }
    }

    public void Add(IntervalFigure hour)
    {
        Quantity += hour.Quantity;
        Parts += hour.Parts;
        Readings += hour.Readings;
        Invalid += hour.Invalid;
        Filled += hour.Filled;
        Covered = true;
    }
}
