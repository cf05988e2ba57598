namespace Carbon.Boundaries.Locating;

/// <summary>A measured quantity behind an abnormal day, beside its comparable days.</summary>
/// <param name="Name">Name of the term in the source's formula.</param>
/// <param name="Meter">Meter.</param>
/// <param name="Point">Point.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Quantity">What it was on the day.</param>
/// <param name="Median">Median of the comparable days.</param>
/// <param name="Z">Robust z.</param>
public sealed record MovedQuantity(string Name, string Meter, string Point, string Unit, decimal Quantity, decimal Median, decimal Z)
{
    /// <summary>Compares one quantity of a day with the comparable days; null where none of them has it.</summary>
    public static MovedQuantity? Of(string name, string meter, string point, string unit, decimal quantity, IReadOnlyCollection<decimal> comparable, LocatingRules rules)
    {
        if (comparable.Count == 0)
            return null;
        var spread = Spread.Of(comparable);
        // A quantity has no natural floor as tonnes have; one ten-thousandth of the day's own size keeps a constant history from dividing by nothing.
        var floor = Math.Max(Math.Abs(quantity), Math.Abs(spread.Median)) / 10_000m;
        return new MovedQuantity(name, meter, point, unit, quantity, spread.Median, floor == 0m ? 0m : spread.Z(quantity, rules.RelativeFloor, floor));
    }
}
