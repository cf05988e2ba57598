using System.Globalization;
using Carbon.Accounting.Sources;
using Carbon.Contracts;

namespace Carbon.Accounting.Comparison;

/// <summary>What differs between two states of a source, as data.</summary>
internal static class SourceChanges
{
    /// <summary>Everything that differs and touches the days.</summary>
    public static IReadOnlyList<Change> Of(SourceStanding left, SourceStanding right, IReadOnlyList<DateOnly> days)
    {
        var changes = new List<Change>();
        if (days.Count == 0)
            return changes;
        if (left.Configuration is { } old && right.Configuration is { } now)
        {
            changes.AddRange(Data(left, right, days));
            changes.AddRange(Bindings(old, now));
            changes.AddRange(Factors(left, right, days));
            changes.AddRange(Methods(old, now));
        }
        changes.AddRange(Shares(left, right, days));
        return changes;
    }

    /// <summary>Stretches of days with another share; without times where that is all of them.</summary>
    private static IEnumerable<Change> Shares(SourceStanding left, SourceStanding right, IReadOnlyList<DateOnly> days)
    {
        for (var (from, next) = (0, 0); from < days.Count; from = next)
        {
            var shares = (Left: left.Share(days[from]), Right: right.Share(days[from]));
            for (next = from + 1; next < days.Count && shares == (left.Share(days[next]), right.Share(days[next]));)
                next++;
            if (shares.Left == shares.Right)
                continue;
            if (next - from == days.Count || (right.Configuration ?? left.Configuration) is not { } source)
            {
                yield return new Change(ChangeCause.Boundary, "share", Text(shares.Left), Text(shares.Right));
                continue;
            }
            var calendar = new LocalHours(TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone));
            yield return new Change(ChangeCause.Boundary, "share", Text(shares.Left), Text(shares.Right), From: calendar.Start(days[from]), To: calendar.Start(days[next - 1].AddDays(1)));
        }
    }

    private static IEnumerable<Change> Data(SourceStanding left, SourceStanding right, IReadOnlyList<DateOnly> days)
    {
        foreach (var point in left.History.Points.Select(p => (p.Meter, p.Point)).Union(right.History.Points.Select(p => (p.Meter, p.Point))))
        {
            var (before, after) = (left.History.Quantity(point.Meter, point.Point, days), right.History.Quantity(point.Meter, point.Point, days));
            if (before != after)
                yield return new Change(ChangeCause.Data, $"{point.Meter}/{point.Point}", Text(before), Text(after), Unit(right.Configuration!, point) ?? Unit(left.Configuration!, point) ?? "");
        }
    }

    private static IEnumerable<Change> Bindings(SourceRecord left, SourceRecord right)
    {
        foreach (var symbol in left.Activities.Select(a => a.Symbol).Union(right.Activities.Select(a => a.Symbol)))
        {
            var (before, after) = (left.Activities.FirstOrDefault(a => a.Symbol == symbol), right.Activities.FirstOrDefault(a => a.Symbol == symbol));
            if (Text(before) != Text(after))
                yield return new Change(ChangeCause.Binding, symbol, Text(before), Text(after), after?.DeclaredUnit ?? before!.DeclaredUnit);
        }
    }

    private static IEnumerable<Change> Factors(SourceStanding left, SourceStanding right, IReadOnlyList<DateOnly> days)
    {
        var calendar = new LocalHours(TimeZoneInfo.FindSystemTimeZoneById(right.Configuration!.TimeZone));
        var (from, to) = (calendar.Start(days[0]), calendar.Start(days[^1].AddDays(1)));
        foreach (var symbol in left.Configuration!.Constants.Select(c => c.Symbol).Union(right.Configuration.Constants.Select(c => c.Symbol)))
        {
            var (before, after) = (Dated(left, symbol), Dated(right, symbol));
            foreach (var (start, end) in Stretches(left, right, symbol, from, to))
            {
                var (was, now) = (At(before, start), At(after, start));
                if (was?.Value != now?.Value || Origin(was) != Origin(now))
                {
                    yield return new Change(
                        ChangeCause.Factor, symbol, was is { } w ? Text(w.Value) : "", now is { } n ? Text(n.Value) : "",
                        (now ?? was)?.Constant.Unit ?? "", Origin(was), Origin(now), start, end);
                }
            }
        }
    }

    private static IEnumerable<Change> Methods(SourceRecord left, SourceRecord right)
    {
        foreach (var (subject, before, after) in new[]
        {
            ("method source", left.MethodSource, right.MethodSource), ("method version", left.MethodVersion, right.MethodVersion),
            ("factor version", left.FactorVersion, right.FactorVersion), ("formula", left.Formula, right.Formula), ("category", left.Category, right.Category),
            ("gas", left.Gas, right.Gas), ("sign", Text(left.Sign), Text(right.Sign)), ("floor", left.Floor, right.Floor), ("gwp set", left.GwpSet, right.GwpSet),
        })
        {
            if (before != after)
                yield return new Change(ChangeCause.Method, subject, before, after);
        }
    }

    private static DatedConstant Dated(SourceStanding standing, string symbol) =>
        new(symbol, [.. standing.Configuration!.Constants.Where(c => c.Symbol == symbol)], standing.Values);

    private static ConstantValue? At(DatedConstant constant, long instant)
    {
        try
        {
            return constant.At(instant);
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>The period cut wherever a value of the symbol begins or ends on either side.</summary>
    private static IEnumerable<(long From, long To)> Stretches(SourceStanding left, SourceStanding right, string symbol, long from, long to)
    {
        var edges = new SortedSet<long> { from, to };
        foreach (var standing in new[] { left, right })
        {
            foreach (var constant in standing.Configuration!.Constants.Where(c => c.Symbol == symbol))
            {
                edges.UnionWith([constant.ValidFrom, constant.ValidTo]);
                foreach (var value in standing.Values.GetValueOrDefault(constant.Item)?.Values ?? [])
                    edges.UnionWith([value.ValidFrom, value.ValidTo]);
            }
        }
        var inside = edges.Where(e => e >= from && e <= to).ToList();
        return inside.Zip(inside.Skip(1));
    }

    private static string Origin(ConstantValue? value) => value is not { } v ? "" : v.Item is { } item ? $"{v.Constant.Item}: {item.Origin}" : v.Constant.Origin;

    private static string Text(ActivityRecord? activity) =>
        activity is null ? "" : $"{activity.Expression} [{string.Join(", ", activity.Terms.Select(t => $"{t.Name} = {t.Meter}/{t.Point}"))}]";

    private static string? Unit(SourceRecord record, (string Meter, string Point) point) =>
        record.Activities.SelectMany(a => a.Terms).FirstOrDefault(t => t.Meter == point.Meter && t.Point == point.Point)?.Unit;

    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
