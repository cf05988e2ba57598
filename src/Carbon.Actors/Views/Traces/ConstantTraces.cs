using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Views.Figures;

namespace Carbon.Views.Traces;

/// <summary>The values of a formula that do not come from meters, as they hold in a period.</summary>
internal static class ConstantTraces
{
    /// <summary>Every constant whose validity touches the period, and every value of its data item that does.</summary>
    public static IReadOnlyList<ConstantTrace> Of(SourceRecord source, IReadOnlyDictionary<string, ItemValues> values, FigurePeriod period, EntryTraces? entries = null)
    {
        var (from, to) = (period.Start.ToUnixTimeMilliseconds(), period.End.ToUnixTimeMilliseconds());
        var traces = new List<ConstantTrace>();
        foreach (var constant in source.Constants.Where(c => Touches(c.ValidFrom, c.ValidTo)))
        {
            var item = constant.Item.Length > 0 ? values.GetValueOrDefault(constant.Item) : null;
            var giving = item is null ? null : entries?.Values(constant.Item);
            foreach (var value in item?.Values.Where(v => Touches(v.ValidFrom, v.ValidTo)) ?? [])
            {
                traces.Add(new ConstantTrace(
                    constant.Symbol, constant.TitleZh, constant.TitleEn, value.Value.ToDecimal() * (constant.ToUnit?.ToDecimal() ?? 1m), constant.Unit,
                    value.Origin, value.Approved)
                {
                    Item = constant.Item,
                    Entries = giving?.Invoke(Instant(value.ValidFrom), Instant(value.ValidTo)) ?? [],
                    ValidFrom = Instant(value.ValidFrom),
                    ValidTo = Instant(value.ValidTo),
                });
            }
            if (constant.Value is not null && (constant.Item.Length == 0 || !constant.NoFallback))
            {
                traces.Add(new ConstantTrace(constant.Symbol, constant.TitleZh, constant.TitleEn, constant.Value.ToDecimal(), constant.Unit, constant.Origin, constant.Confirmed)
                {
                    ValidFrom = Instant(constant.ValidFrom),
                    ValidTo = Instant(constant.ValidTo),
                });
            }
        }
        return traces;

        bool Touches(long begin, long end) => begin < to && (end == 0 || end > from);
    }

    private static DateTimeOffset? Instant(long milliseconds) => milliseconds == 0 ? null : MeteringRecords.Time(milliseconds);
}
