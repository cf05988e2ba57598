using Carbon.Accounting.Sources;
using Carbon.Accounting.Uncertainty;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Metering.Calibration;

namespace Carbon.Views.DataQuality;

/// <summary>What the register of instruments and the rules say of the uncertainty of measuring points in a period.</summary>
internal sealed class TermUncertainties(
    UncertaintyRules rules, IReadOnlyDictionary<string, MeterRecord> meters, IReadOnlyDictionary<string, CalibrationHistory> histories, long from, long to)
{
    private readonly Dictionary<(string, string), TermUncertainty> known = [];

    /// <summary>Of a point, or of a data item.</summary>
    public TermUncertainty Of(string meter, string point)
    {
        if (known.TryGetValue((meter, point), out var held))
            return held;
        var record = meters.GetValueOrDefault(meter);
        var rule = record?.Points.FirstOrDefault(p => p.Id == point);
        var item = ItemTerms.IsItem(meter, out _);
        var entered = item || rule?.Kind == (int)PointKind.Manual;
        var manual = rules.Part("manual", item ? "item" : entered ? "point" : "reading");
        return known[(meter, point)] = new TermUncertainty(
            entered ? manual : Instrument(meter, record),
            rules.Part("estimated"),
            rules.Part("filled", ((FillMethod)(rule?.Fill ?? 0)).ToString().ToLowerInvariant()),
            manual,
            rules.Part("under_review"));
    }

    /// <summary>The instrument by its worst class of the period; where one of them is unknown, it is unknown.</summary>
    private RelativeUncertainty Instrument(string meter, MeterRecord? record)
    {
        if (record is null)
            return RelativeUncertainty.Unknown(UncertaintyGap.Meter(meter));
        var classes = histories.GetValueOrDefault(meter)?.Classes(from, to).Distinct().ToList() ?? [];
        if (classes.Count == 0)
            classes = [record.Instrument.AccuracyClass];
        var all = classes.Select(c => rules.Instrument(record.Instrument.Medium, c)).ToList();
        return all.FirstOrDefault(u => u.Standard is null) ?? all.MaxBy(u => u.Standard)!;
    }
}
