namespace Carbon.Views.Traces;

/// <summary>The share of a source in a figure, as one number.</summary>
internal static class TracedShare
{
    /// <summary>The share of all hours; where it changes among them, the part of their tonnes that counts.</summary>
    /// <param name="hours">Tonnes of hours before the share, and their share.</param>
    public static decimal Of(IEnumerable<(decimal Tonnes, decimal Share)> hours)
    {
        var all = hours.ToList();
        if (all.Count == 0)
            return 1m;
        var whole = all.Sum(h => h.Tonnes);
        return all.All(h => h.Share == all[0].Share) || whole == 0m ? all[^1].Share : all.Sum(h => h.Tonnes * h.Share) / whole;
    }
}
