using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Boundaries;

/// <summary>By how much something counts in something else, day by day: members come, go and change their share (clause 9.3).</summary>
public sealed class DatedShare
{
    /// <summary>Counts on no day.</summary>
    public static readonly DatedShare None = new([(DateOnly.MinValue, 0m)]);

    /// <summary>Counts entirely on every day.</summary>
    public static readonly DatedShare Whole = new([(DateOnly.MinValue, 1m)]);

    /// <summary>Shares, each from its day on until the next; the first from the beginning.</summary>
    private readonly ImmutableArray<(DateOnly From, decimal Share)> _steps;

    private DatedShare(ImmutableArray<(DateOnly, decimal)> steps) => _steps = steps;

    /// <summary>The greatest share of any day.</summary>
    public decimal Greatest => _steps.Max(s => s.Share);

    /// <summary>The share of a member on the days on which it is one.</summary>
    public static DatedShare Of(MemberRecord member)
    {
        var share = member.Share.ToDecimal();
        var steps = ImmutableArray.CreateBuilder<(DateOnly, decimal)>(3);
        steps.Add((DateOnly.MinValue, member.ValidFrom == 0 ? share : 0m));
        if (member.ValidFrom != 0)
            steps.Add((MeteringRecords.Date(member.ValidFrom), share));
        if (member.ValidTo != 0 && MeteringRecords.Date(member.ValidTo) is var last && last < DateOnly.MaxValue)
            steps.Add((last.AddDays(1), 0m));
        return new DatedShare(steps.ToImmutable());
    }

    /// <summary>The share on a local day.</summary>
    public decimal On(DateOnly day)
    {
        var share = 0m;
        foreach (var step in _steps)
        {
            if (step.From > day)
                break;
            share = step.Share;
        }
        return share;
    }

    /// <summary>The share of what has the one in what has the other.</summary>
    public DatedShare Times(DatedShare other) => Combine(other, (a, b) => a * b);

    /// <summary>Both together.</summary>
    public DatedShare Plus(DatedShare other) => Combine(other, (a, b) => a + b);

    /// <summary>The days from <paramref name="from"/> until before <paramref name="end"/> on which it counts, cut where the share changes.</summary>
    public IEnumerable<SharePiece> Within(DateOnly from, DateOnly end)
    {
        for (var i = 0; i < _steps.Length; i++)
        {
            var first = _steps[i].From > from ? _steps[i].From : from;
            var after = i + 1 < _steps.Length && _steps[i + 1].From < end ? _steps[i + 1].From : end;
            if (first < after && _steps[i].Share != 0m)
                yield return new SharePiece(first, after, _steps[i].Share);
        }
    }

    private DatedShare Combine(DatedShare other, Func<decimal, decimal, decimal> combine)
    {
        var steps = ImmutableArray.CreateBuilder<(DateOnly From, decimal Share)>();
        foreach (var day in _steps.Select(s => s.From).Union(other._steps.Select(s => s.From)).Order())
        {
            var share = combine(On(day), other.On(day));
            if (steps.Count == 0 || steps[^1].Share != share)
                steps.Add((day, share));
        }
        return new DatedShare(steps.ToImmutable());
    }
}
