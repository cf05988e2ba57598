namespace Carbon.Boundaries.Footprints;

/// <summary>Divides the emissions of a process among its products; the parts add up to the whole, exactly.</summary>
public static class Allocation
{
    private const int Places = 9;

    /// <summary>Parts in proportion to weights, nine decimals each but the last, which carries what rounding left; null where no weight is greater than 0.</summary>
    /// <param name="whole">What is divided.</param>
    /// <param name="weights">One for each product, none negative.</param>
    public static IReadOnlyList<decimal>? Split(decimal whole, IReadOnlyList<decimal> weights)
    {
        var sum = weights.Sum();
        if (sum <= 0m)
            return null;
        var parts = new decimal[weights.Count];
        var (reached, given) = (0m, 0m);
        // The last product with a weight takes the rest; one without a weight gets nothing at all.
        var last = weights.Count - 1;
        while (weights[last] == 0m)
            last--;
        for (var i = 0; i <= last; i++)
        {
            reached += weights[i];
            var until = i == last ? whole : decimal.Round(whole * (reached / sum), Places, MidpointRounding.AwayFromZero);
            parts[i] = until - given;
            given = until;
        }
        return parts;
    }
}
