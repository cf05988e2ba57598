using Carbon.Contracts;

namespace Carbon.Portal.Sources;

/// <summary>The measuring points and data items of a symbol as a person puts them together (clause 8.3.2).</summary>
public sealed class BoundPoints
{
    private const string Alone = "value";

    /// <summary>The terms; those without a point are left out.</summary>
    public List<BoundTerm> Terms { get; } = [new("a")];

    /// <summary>Sum, difference, product or share over the names of the terms; empty for one term as it is.</summary>
    public string Expression { get; set; } = "";

    /// <summary>Unit that the expression gives; empty: that of the first term.</summary>
    public string Unit { get; set; } = "";

    /// <summary>The points as they are recorded.</summary>
    public static BoundPoints Of(BoundActivityRecord bound)
    {
        var points = new BoundPoints { Unit = bound.Unit };
        points.Terms.Clear();
        points.Terms.AddRange(bound.Terms.Select(BoundTerm.Of));
        points.Expression = bound.Terms is [var only] && bound.Expression == only.Name ? "" : bound.Expression;
        return points;
    }

    /// <summary>Another term, under the first letter that is free.</summary>
    public void Add() => Terms.Add(new BoundTerm(Enumerable.Range('a', 26).Select(c => ((char)c).ToString()).First(n => Terms.All(t => t.Name != n))));

    /// <summary>True while there is a letter for another term.</summary>
    public bool CanAdd => Terms.Count < 20;

    /// <summary>The record for a symbol.</summary>
    public BoundActivityRecord Record(string symbol)
    {
        var chosen = Terms.Where(t => t.Thing.Length > 0).Select(t => t.Record()).ToList();
        if (Expression.Trim().Length == 0 && chosen is [var only])
            only.Name = Alone;
        var record = new BoundActivityRecord { Symbol = symbol, Expression = Expression.Trim(), Unit = chosen.Count > 1 || Expression.Trim().Length > 0 ? Unit.Trim() : "" };
        record.Terms.AddRange(chosen);
        return record;
    }
}
