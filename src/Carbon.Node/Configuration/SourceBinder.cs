using System.Collections.Immutable;
using System.Globalization;
using Carbon.Accounting;
using Carbon.Accounting.Lines;
using Carbon.Accounting.Sources;
using Carbon.Contracts;

namespace Carbon.Node.Configuration;

/// <summary>
/// Binds a configured source to a line of a method. What it gives is complete: formula, every value with its origin, every point. A source
/// computes from that alone, also when the libraries have moved on.
/// </summary>
public static class SourceBinder
{
    /// <summary>Binds a source.</summary>
    /// <exception cref="AccountingException">The method has no such source, a symbol is missing or unknown, or a unit does not fit.</exception>
    public static SourceRecord Bind(SourceSection section, NodeConfiguration node, AccountingLibrary library)
    {
        var activities = section.Activity.ToDictionary(a => a.Key, a => Activity(a.Key, a.Value, node, library));
        var evaluator = Prepare(section, activities, library, _ => 0);
        var statement = evaluator.State();
        var method = library.Methods[section.MethodSource[..section.MethodSource.IndexOf('.', StringComparison.Ordinal)]];
        var source = method.Sources.First(s => s.Id == section.MethodSource);
        var record = new SourceRecord
        {
            Id = section.Id,
            Plant = node.Plant.Id,
            NameZh = section.NameZh,
            NameEn = section.NameEn,
            MethodSource = section.MethodSource,
            MethodVersion = evaluator.MethodVersion,
            FactorVersion = evaluator.FactorVersion,
            Category = evaluator.Category,
            Gas = evaluator.Gas,
            Sign = evaluator.Sign,
            Formula = statement.Formula,
            PrintedFormula = evaluator.Formula,
            ResultUnit = evaluator.ResultUnit,
            TimeZone = node.Plant.TimeZone,
            TitleZh = source.Title.Zh ?? "",
            TitleEn = source.Title.En ?? "",
        };
        foreach (var constant in statement.Constants)
            record.Constants.AddRange(Constants(constant, section, node, symbol => Prepare(section, activities, library, symbol).State()));
        foreach (var live in statement.Live)
        {
            var activity = activities[live.Symbol];
            activity.ToUnit = DecimalValue.From(live.Factor);
            activity.DeclaredUnit = live.DeclaredUnit;
            activity.TitleZh = live.Title.Zh ?? "";
            activity.TitleEn = live.Title.En ?? "";
            record.Activities.Add(activity);
        }
        return record;
    }

    private static LineEvaluator Prepare(SourceSection section, Dictionary<string, ActivityRecord> activities, AccountingLibrary library, Func<string, int> which) =>
        library.Prepare(new LineBinding(
            section.MethodSource,
            section.Id,
            section.Select.ToImmutableSortedDictionary(StringComparer.Ordinal),
            section.Given.ToImmutableSortedDictionary(g => g.Key, g => Given(g.Key, g.Value[Math.Min(which(g.Key), g.Value.Count - 1)]), StringComparer.Ordinal),
            activities.ToImmutableSortedDictionary(a => a.Key, a => a.Value.Unit, StringComparer.Ordinal),
            GwpSet: null));

    /// <summary>A constant as often as it has values, each with its validity in the plant's days.</summary>
    private static IEnumerable<ConstantRecord> Constants(StatedConstant constant, SourceSection section, NodeConfiguration node, Func<Func<string, int>, LineStatement> state)
    {
        if (!section.Given.TryGetValue(constant.Symbol, out var values))
            return [Constant(constant)];
        CheckValidity(constant.Symbol, values);
        return values.Select((given, i) =>
        {
            var record = Constant(state(symbol => symbol == constant.Symbol ? i : 0).Constants.First(c => c.Symbol == constant.Symbol));
            var days = new LocalHours(TimeZoneInfo.FindSystemTimeZoneById(node.Plant.TimeZone));
            record.ValidFrom = given.ValidFrom is { } from ? days.Start(from) : 0;
            record.ValidTo = given.ValidTo is { } to ? days.Start(to.AddDays(1)) : 0;
            return record;
        });
    }

    private static void CheckValidity(string symbol, IReadOnlyList<GivenSection> values)
    {
        if (values.Any(v => v.ValidTo < v.ValidFrom))
            throw new AccountingException($"{symbol}: validTo is before validFrom", symbol);
        var ordered = values.OrderBy(v => v.ValidFrom ?? DateOnly.MinValue).ToList();
        for (var i = 1; i < ordered.Count; i++)
        {
            if ((ordered[i].ValidFrom ?? DateOnly.MinValue) <= (ordered[i - 1].ValidTo ?? DateOnly.MaxValue))
                throw new AccountingException($"{symbol}: two values hold on {ordered[i].ValidFrom?.ToString("O", CultureInfo.InvariantCulture) ?? "the first day"}; each day has one", symbol);
        }
    }

    private static ConstantRecord Constant(StatedConstant constant) => new()
    {
        Symbol = constant.Symbol,
        Value = DecimalValue.From(constant.Value),
        Unit = constant.Unit,
        Origin = constant.Origin,
        Confirmed = constant.Confirmed,
        TitleZh = constant.Title.Zh ?? "",
        TitleEn = constant.Title.En ?? "",
    };

    private static GivenValue Given(string symbol, GivenSection given) => given switch
    {
        { Value: { } value, Table: null } => new EnteredValue(value, given.Unit, given.Origin ?? "given"),
        { Value: null, Table: { } table, Row: { } row } => new TableValue(table, row, given.Column),
        _ => throw new AccountingException($"{symbol}: give either \"value\", or \"table\" and \"row\"", symbol),
    };

    private static ActivityRecord Activity(string symbol, ActivitySection section, NodeConfiguration node, AccountingLibrary library)
    {
        var terms = (section, section.Terms.Count) switch
        {
            ({ Meter: { } meter, Point: { } point, Expression: null }, 0) => [Term("value", meter, point, node, symbol)],
            ({ Meter: null, Point: null, Expression: not null }, > 0) => section.Terms.Select(t => Term(t.Key, t.Value.Meter, t.Value.Point, node, symbol)).ToList(),
            _ => throw new AccountingException($"{symbol}: give either \"meter\" and \"point\", or \"expression\" and \"terms\"", symbol),
        };
        var expression = section.Expression ?? "value";
        var unit = section.Unit ?? terms[0].Unit;
        ActivityExpression.Check(expression, terms.ToDictionary(t => t.Name, t => t.Unit), unit, library.Units);
        var record = new ActivityRecord { Symbol = symbol, Expression = expression, Unit = unit };
        record.Terms.AddRange(terms);
        return record;
    }

    private static TermRecord Term(string name, string meterId, string pointId, NodeConfiguration node, string symbol)
    {
        var meter = node.Meters.FirstOrDefault(m => m.Id == meterId)
            ?? throw new AccountingException($"{symbol}: there is no meter '{meterId}'", symbol);
        var point = meter.Points.FirstOrDefault(p => p.Id == pointId)
            ?? throw new AccountingException($"{symbol}: the meter '{meterId}' has no point '{pointId}'; it has {string.Join(", ", meter.Points.Select(p => p.Id))}", symbol);
        return new TermRecord { Name = name, Meter = meterId, Point = pointId, Unit = point.Unit };
    }
}
