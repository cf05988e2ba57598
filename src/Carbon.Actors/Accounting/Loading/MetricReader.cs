using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Loading;

/// <summary>
/// Reads the metrics of a method as one pseudo-source: its inputs, <c>total</c> and the parts of the source ids are symbols that are given,
/// the metrics are symbols that are derived. So the rules for values, alternatives, units and circles are those of sources.
/// </summary>
internal sealed class MetricReader(DataMap root, string methodId, ImmutableArray<Source> sources, UnitCatalog units, Problems problems)
{
    internal const string Total = "total";

    internal Source Read()
    {
        var sourceId = $"{methodId}.metrics";
        var reader = new ParameterReader(methodId, sourceId, units, problems);
        var entered = root.Maps("metric_parameters").Select(reader.Read).OfType<Parameter>().ToList();
        var metrics = root.Maps("metrics").GroupBy(map => map.Text("id") ?? "").Select(group => reader.Read(Entry(group))).OfType<Parameter>().ToList();
        var parts = metrics.Count == 0 ? [] : sources.Select(source => source.Part).Append(Total).Select(part => reader.Read(Part(part))).OfType<Parameter>();
        var parameters = entered.Concat(metrics).Concat(parts).ToImmutableArray();
        foreach (var twice in parameters.GroupBy(parameter => parameter.Symbol).Where(group => group.Count() > 1))
        {
            problems.Add(root.LineOf("metrics"), "a metric, a metric parameter and a source have the same name", methodId, twice.Key);
        }
        var result = new Source
        {
            Id = sourceId,
            Title = new LocalizedText(null, null),
            Category = "info",
            Formula = Formula.Parse("0"),
            ResultUnit = units.Find("tCO2e") ?? new Unit("tCO2e", Dimension.None, Rational.One, 0, Magnitude.Pure.Species),
            Parameters = parameters,
            Documentation = root,
        };
        new SourceCheck(result, methodId, ImmutableDictionary<string, Unit?>.Empty, null, problems).Check();
        return result;
    }

    private static DataMap Entry(IGrouping<string, DataMap> metric)
    {
        var first = metric.First();
        return new DataMap(
            [
                new("symbol", Text(metric.Key, first)), new("unit", first["unit"] ?? Text("", first)), new("kind", Text("derived", first)),
                new("title", first["title"] ?? Text("", first)), new("derive", new DataList([.. metric], first.Line)),
            ],
            first.Line);
    }

    private DataMap Part(string part) => new(
        [new("symbol", Text(part, root)), new("unit", Text("tCO2e", root)), new("kind", Text("derived", root))], root.Line);

    private static DataScalar Text(string text, DataMap at) => new(text, true, at.Line);
}
