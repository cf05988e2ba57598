using System.Collections.Immutable;
using System.Globalization;
using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>What would change if a source were bound anew.</summary>
/// <param name="What"><c>method</c>, <c>formula</c>, <c>factor</c>, <c>floor</c>, <c>apart</c> or <c>problem</c>.</param>
/// <param name="Symbol">Symbol of a factor; null for the others.</param>
/// <param name="Before">What holds.</param>
/// <param name="After">What would hold.</param>
public sealed record LibraryDifference(string What, string? Symbol, string Before, string After);

/// <summary>Whether the library has something newer for a source than what it was bound to. Nothing is taken over by itself.</summary>
public static class LibraryNews
{
    /// <summary>The differences; none where binding anew would give the same figures by the same versions.</summary>
    public static ImmutableArray<LibraryDifference> Of(SourceRecord source, SourceBinder binder)
    {
        if (source.Binding is null)
            return [];
        var (record, problems) = binder.TryBind(new SourceIdentity(source.Id, source.Plant, source.TimeZone, source.NameZh, source.NameEn), source.Binding);
        return record is null ? [.. problems.Select(p => new LibraryDifference("problem", p.Symbol, "", p.Message))] : [.. Between(source, record)];
    }

    /// <summary>The differences between two records of a source.</summary>
    public static IEnumerable<LibraryDifference> Between(SourceRecord before, SourceRecord after)
    {
        if (before.MethodVersion != after.MethodVersion)
            yield return new("method", null, before.MethodVersion, after.MethodVersion);
        if (before.Formula != after.Formula)
            yield return new("formula", null, before.Formula, after.Formula);
        if (before.Floor != after.Floor)
            yield return new("floor", null, before.Floor, after.Floor);
        if (before.Apart != after.Apart)
            yield return new("apart", null, before.Apart ? "apart" : "in the total", after.Apart ? "apart" : "in the total");
        foreach (var symbol in before.Constants.Concat(after.Constants).Select(c => c.Symbol).Distinct())
        {
            var (was, becomes) = (Text(before, symbol), Text(after, symbol));
            if (was != becomes)
                yield return new("factor", symbol, was, becomes);
        }
    }

    private static string Text(SourceRecord source, string symbol) => string.Join("; ", source.Constants.Where(c => c.Symbol == symbol).Select(c =>
        $"{(c.Item.Length > 0 ? $"item {c.Item}, else " : "")}{(c.Value is null ? "none" : Units.PlainDecimal.Print(c.Value.ToDecimal()))} {c.Unit}, {c.Origin}{(c.ValidFrom == 0 ? "" : $", from {Day(c.ValidFrom, source.TimeZone)}")}"));

    private static string Day(long instant, string zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(instant), TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
