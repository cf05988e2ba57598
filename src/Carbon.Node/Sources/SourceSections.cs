using Carbon.Accounting.Binding;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Node.Configuration;

namespace Carbon.Node.Sources;

/// <summary>A binding as it is written in a configuration: what is read can be edited and sent again.</summary>
public static class SourceSections
{
    /// <summary>The section of a recorded source; null where it was recorded before bindings were.</summary>
    public static SourceSection? Of(SourceRecord source) => source.Binding is not { } binding ? null : new SourceSection
    {
        Id = source.Id,
        NameZh = source.NameZh,
        NameEn = source.NameEn,
        MethodSource = binding.MethodSource,
        Select = binding.Select.ToDictionary(s => s.Token, s => s.Row),
        Given = binding.Given.ToDictionary(g => g.Symbol, Values),
        GwpSet = Text(binding.GwpSet),
        Floor = Text(binding.Floor),
        Activity = binding.Activity.ToDictionary(a => a.Symbol, Activity),
        Components = binding.Lists.ToDictionary(l => l.Index, l => (IReadOnlyList<ComponentSection>)[.. l.Components.Select(c => new ComponentSection
        {
            Item = c.Item,
            Select = c.Select.ToDictionary(s => s.Token, s => s.Row),
            Given = c.Given.ToDictionary(g => g.Symbol, Values),
            Activity = c.Activity.ToDictionary(a => a.Symbol, Activity),
        })]),
    };

    private static IReadOnlyList<GivenSection> Values(GivenSymbolRecord given)
    {
        var item = Text(given.Item);
        return given.Values.Count == 0 ? [new GivenSection { Item = item }] : [.. given.Values.Select(v => new GivenSection
        {
            Item = item,
            Value = v.Value?.ToDecimal(),
            Unit = Text(v.Unit),
            Origin = Text(v.Origin),
            Table = Text(v.Table),
            Row = Text(v.Row),
            Column = Text(v.Column) ?? "value",
            Calibre = Text(v.Calibre),
            Uncertainty = v.Uncertainty?.ToDecimal(),
            ValidFrom = v.ValidFrom == 0 ? null : MeteringRecords.Date(v.ValidFrom),
            ValidTo = v.ValidTo == 0 ? null : MeteringRecords.Date(v.ValidTo),
        })];
    }

    private static ActivitySection Activity(BoundActivityRecord bound)
    {
        if (bound is { Expression: "value", Terms: [{ Name: "value" } only] })
            return new ActivitySection { Meter = BoundItem.Of(only) is null ? only.Meter : null, Point = BoundItem.Of(only) is null ? only.Point : null, Item = BoundItem.Of(only), Unit = Text(bound.Unit) };
        return new ActivitySection
        {
            Expression = bound.Expression,
            Unit = Text(bound.Unit),
            Terms = bound.Terms.ToDictionary(t => t.Name, t => BoundItem.Of(t) is { } item ? new TermSection { Item = item } : new TermSection { Meter = t.Meter, Point = t.Point }),
        };
    }

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
