using System.Collections.Immutable;
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
        var evaluator = library.Prepare(new LineBinding(
            section.MethodSource,
            section.Id,
            section.Select.ToImmutableSortedDictionary(StringComparer.Ordinal),
            section.Given.ToImmutableSortedDictionary(g => g.Key, g => Given(g.Key, g.Value), StringComparer.Ordinal),
            activities.ToImmutableSortedDictionary(a => a.Key, a => a.Value.Unit, StringComparer.Ordinal),
            GwpSet: null));
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
        record.Constants.AddRange(statement.Constants.Select(c => new ConstantRecord
        {
            Symbol = c.Symbol,
            Value = DecimalValue.From(c.Value),
            Unit = c.Unit,
            Origin = c.Origin,
            Confirmed = c.Confirmed,
            TitleZh = c.Title.Zh ?? "",
            TitleEn = c.Title.En ?? "",
        }));
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
