using System.Globalization;
using Carbon.Accounting.Calculations;
using Carbon.Accounting.Documents;

namespace Carbon.Tests.Accounting;

public sealed class WorkedExamplesTests(ShippedLibrary shipped) : IClassFixture<ShippedLibrary>
{
    public static TheoryData<string> Ids => new(ShippedLibrary.Examples("examples.yaml").Select(example => example.Text("id")!));

    public static TheoryData<string> EverySourceIds => new(ShippedLibrary.Examples("examples-every-source.yaml").Select(example => example.Text("id")!));

    [Theory]
    [MemberData(nameof(EverySourceIds))]
    public void Every_source_of_every_method_agrees_with_tonnes_worked_out_elsewhere(string id)
    {
        var example = ShippedLibrary.Examples("examples-every-source.yaml").Single(candidate => candidate.Text("id") == id);
        var expected = (DataMap)((DataMap)example["expected"]!)["by_source"]!;

        var result = MethodCalculation.Run(shipped.Library, InputsReader.Read(example, id));

        Assert.Equal(shipped.Library.Method(result.Method).Sources.Select(s => s.Id).Order(StringComparer.Ordinal), expected.Entries.Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.All(expected.Entries, source => Assert.Equal(
            decimal.Parse(((DataScalar)source.Value).Text, CultureInfo.InvariantCulture), decimal.Round(result.BySource[source.Key], 9), 9));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_worked_example_agrees_to_its_tolerance(string id)
    {
        var example = ShippedLibrary.Examples("examples.yaml").Single(candidate => candidate.Text("id") == id);
        var tolerance = (DataMap)example["tolerance"]!;
        var (relative, absolute) = (Number(tolerance, "relative"), Number(tolerance, "absolute_t"));
        var expected = (DataMap)example["expected"]!;

        var result = MethodCalculation.Run(shipped.Library, InputsReader.Read(example, id));

        foreach (var (source, value) in ((DataMap)expected["by_source"]!).Entries)
        {
            Agree(value, result.BySource[source], source);
        }
        Agree(expected["scope1_gross"], result.Scope1Gross, "scope1_gross");
        Agree(expected["scope2"], result.Scope2, "scope2");
        Agree(expected["scope3"], result.Scope3, "scope3");
        Agree(expected["deducted"], result.Deducted, "deducted");
        Agree(expected["total_tCO2e"], result.Total, "total");
        foreach (var (metric, value) in (expected["metrics"] as DataMap)?.Entries ?? [])
        {
            Agree(value, result.Metrics.Single(found => found.Id == metric).Value, metric);
        }
        foreach (var (source, lines) in (expected["intermediate"] as DataMap)?.Entries ?? [])
        {
            var computed = result.Lines.Where(line => line.Line.SourceId == source).ToList();
            foreach (var (line, i) in ((DataList)lines).Items.Cast<DataMap>().Select((line, i) => (line, i)))
            {
                foreach (var (symbol, value) in line.Entries)
                {
                    Agree(value, computed[i].Result.Symbols.Single(found => found.Symbol == symbol).Value, symbol);
                }
            }
        }

        void Agree(DataNode? node, decimal actual, string what)
        {
            if (node is DataScalar scalar)
            {
                var value = decimal.Parse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
                Assert.True(Math.Abs(actual - value) <= Math.Max(absolute, relative * Math.Abs(value)), $"{id} {what}: {actual} is not {value}");
            }
        }
    }

    private static decimal Number(DataMap map, string key) => decimal.Parse(map.Text(key)!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
