using System.Collections.Immutable;
using Carbon.Contracts;

namespace Carbon.Accounting.Sources;

/// <summary>Emissions of an hour that is not settled yet: they grow with each reading and are recorded nowhere.</summary>
/// <param name="Start">Start of the hour (ms).</param>
/// <param name="Tonnes">Emissions so far; deductions negative.</param>
public readonly record struct LiveHour(long Start, decimal Tonnes);

/// <summary>What a source would account if its open hours were settled as they stand. Published within the process after each change.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Hours">Its open hours.</param>
public sealed record LiveEmission(string Source, ImmutableArray<LiveHour> Hours);

/// <summary>The open hours of a source's points, in memory only: the next reading brings them again (clause 8.2.1: minutes and hours are live).</summary>
public sealed record LiveAccount
{
    private const int MostHours = 48;

    /// <summary>Nothing is open.</summary>
    public static readonly LiveAccount Empty = new();

    private ImmutableSortedDictionary<(int Term, long Start), decimal> Quantities { get; init; } = ImmutableSortedDictionary<(int, long), decimal>.Empty;

    /// <summary>Takes the open hours of a point as they stand now.</summary>
    public LiveAccount Take(EmissionSource source, LiveActivity activity)
    {
        var quantities = Quantities;
        for (var term = 0; term < source.Terms.Length; term++)
        {
            var position = source.Terms[term];
            if (position.Meter != activity.Meter || position.Point != activity.Point)
                continue;
            quantities = quantities.RemoveRange(quantities.Keys.Where(k => k.Term == term));
            foreach (var interval in activity.Intervals.TakeLast(MostHours))
                quantities = quantities.SetItem((term, interval.Start), interval.Quantity.ToDecimal());
        }
        return this with { Quantities = quantities };
    }

    /// <summary>Emissions of the hours that are open in any point and not accounted; a point that has nothing to say of an hour counts as zero.</summary>
    public ImmutableArray<LiveHour> Hours(EmissionSource source)
    {
        var hours = ImmutableArray.CreateBuilder<LiveHour>();
        foreach (var start in Quantities.Keys.Select(k => k.Start).Where(s => s >= source.CompleteThrough).Distinct().Order())
        {
            var (day, hour) = source.Calendar!.Of(start);
            var page = source.Pages.GetValueOrDefault(day);
            var quantities = new decimal[source.Terms.Length];
            for (var term = 0; term < quantities.Length; term++)
                quantities[term] = Quantities.TryGetValue((term, start), out var open) ? open : page?.Quantities(hour)[term] ?? 0m;
            if (Tonnes(source, quantities, start) is { } tonnes)
                hours.Add(new LiveHour(start, tonnes));
        }
        return hours.ToImmutable();
    }

    private static decimal? Tonnes(EmissionSource source, decimal[] quantities, long start)
    {
        try
        {
            return decimal.Round(source.Formula!.Tonnes(quantities, start), SourceFormula.Places, MidpointRounding.AwayFromZero) * source.Configuration!.Sign;
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }
}
