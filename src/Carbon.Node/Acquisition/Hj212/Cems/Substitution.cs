namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>The substitute of an invalid hour.</summary>
/// <param name="Start">Local start of the hour.</param>
/// <param name="Kg">Mass in kg; null where the rules give none.</param>
/// <param name="Rule">Which rule gave it, or why none does.</param>
public readonly record struct Substitute(DateTime Start, decimal? Kg, string Rule);

/// <summary>Substitution of hourly mass after HJ 75-2017 (see <see cref="SubstitutionLimits"/>): the largest of the valid hours before a run of invalid ones.</summary>
public static class Substitution
{
    /// <summary>
    /// Substitutes of the runs of invalid hours that have ended: each hour of the run is known to be invalid, and the hour after it is known and
    /// is not. The capture rate is that of the known hours of the run's quarter up to its end.
    /// </summary>
    /// <param name="hours">Known hours in order of time.</param>
    /// <param name="limits">Limits.</param>
    public static IEnumerable<Substitute> Of(IReadOnlyList<StackHour> hours, SubstitutionLimits limits)
    {
        for (var first = 0; first < hours.Count; first++)
        {
            if (hours[first].State != StackState.Invalid)
                continue;
            var next = first + 1;
            while (next < hours.Count && hours[next].State == StackState.Invalid && Follows(hours, next))
                next++;
            var ended = next < hours.Count && Follows(hours, next) && (first == 0 || Follows(hours, first));
            if (ended)
                foreach (var substitute in Run(hours, first, next, limits))
                    yield return substitute;
            first = next - 1;
        }
    }

    private static bool Follows(IReadOnlyList<StackHour> hours, int index) => hours[index - 1].Start.AddHours(1) == hours[index].Start;

    private static IEnumerable<Substitute> Run(IReadOnlyList<StackHour> hours, int first, int next, SubstitutionLimits limits)
    {
        var quarter = DataCapture.QuarterOf(hours[next - 1].Start);
        var rate = DataCapture.Rate(hours.Take(next).Where(h => h.Start >= quarter)) ?? 0m;
        var length = next - first;
        var needed = rate < limits.LowCapture ? 0
            : rate < limits.HighCapture ? limits.HoursOfLowCapture
            : length <= limits.ShortRun ? limits.HoursOfShortRun
            : limits.HoursOfLongRun;
        var before = hours.Take(first).Where(h => h.State == StackState.Valid).TakeLast(needed).ToList();
        var share = FormattableString.Invariant($"capture rate {decimal.Round(rate * 100m, 1)} % of the quarter so far, {length} hours missing");
        var rule = needed == 0 ? $"{share}: no automatic rule; enter the mass with a reason"
            : before.Count < needed ? $"{share}: {needed} valid hours before are needed, {before.Count} are known"
            : $"{share}: largest of the {needed} valid hours before";
        decimal? kg = needed > 0 && before.Count >= needed ? before.Max(h => h.KgPerHour) : null;
        for (var i = first; i < next; i++)
            yield return new(hours[i].Start, kg, rule);
    }
}
