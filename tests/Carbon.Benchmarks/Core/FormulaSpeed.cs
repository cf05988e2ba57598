using System.Diagnostics;
using Carbon.Accounting.Sources;
using Carbon.Benchmarks.Plant;
using Carbon.Contracts;
using Carbon.Node.Configuration;

namespace Carbon.Benchmarks.Core;

/// <summary>P8: evaluations a second of a source's formula, from the quantities of its terms to tonnes, against the same expression in C#.</summary>
internal static class FormulaSpeed
{
    private const int Evaluations = 2_000_000;
    private const int Rounds = 5;

    /// <summary>Measures natural gas burnt in a steel works: activity x calorific value x carbon content x oxidation x 44/12.</summary>
    public static async Task RunAsync(Report report)
    {
        var record = Record();
        var formula = SourceFormula.Compile(record);
        var constants = record.Constants.ToDictionary(c => c.Symbol, c => c.Value.ToDecimal());
        await Console.Error.WriteLineAsync($"  {record.Formula} with {string.Join(", ", constants)}");
        var written = new WrittenOut(constants);
        var quantities = Enumerable.Range(1, 1000).Select(n => n * 1.37m).ToArray();
        var wrong = quantities.Where(q => formula.Tonnes([q], 0) != written.Tonnes(q)).ToArray();
        if (wrong.Length > 0)
            throw new InvalidOperationException($"The formula gives {formula.Tonnes([wrong[0]], 0)} for {wrong[0]}, the expression {written.Tonnes(wrong[0])}.");
        var (ours, theirs) = (0d, 0d);
        for (var round = 0; round < Rounds; round++)
        {
            ours = Math.Max(ours, Rate(quantities, q => formula.Tonnes(new ReadOnlySpan<decimal>(in q), 0)));
            theirs = Math.Max(theirs, Rate(quantities, written.Tonnes));
        }
        report.Add("P8 formula evaluations/s, one core", ours, "evaluations/s", "the same expression written in C#", theirs);
    }

    private static double Rate(decimal[] quantities, Func<decimal, decimal> tonnes)
    {
        var (sum, watch) = (0m, Stopwatch.StartNew());
        for (var i = 0; i < Evaluations; i++)
            sum += tonnes(quantities[i % quantities.Length]);
        return sum > 0m ? Evaluations / watch.Elapsed.TotalSeconds : 0d;
    }

    private static SourceRecord Record()
    {
        var gas = new MeterSection
        {
            Id = "gas",
            NameZh = "天然气",
            NameEn = "gas",
            Medium = "natural-gas",
            Points = [new PointSection { Id = "total", Kind = Metering.PointKind.Counter, Unit = "1e4Nm3" }],
        };
        var source = new SourceSection
        {
            Id = "gas",
            NameZh = "天然气",
            NameEn = "gas",
            MethodSource = "M08.comb",
            Select = new Dictionary<string, string> { ["fuel"] = "natural_gas" },
            Activity = new Dictionary<string, ActivitySection> { ["FC"] = new() { Meter = "gas", Point = "total" } },
        };
        return BindingSections.Bind(source, BenchPlant.Of(0, TimeSpan.FromMinutes(1)) with { Meters = [gas] }, BenchPlant.Library());
    }

    /// <summary>The expression as a programmer would write it.</summary>
    private sealed class WrittenOut(IReadOnlyDictionary<string, decimal> constants)
    {
        private readonly decimal _ncv = constants["NCV"];
        private readonly decimal _cc = constants["CC"];
        private readonly decimal _of = constants["OF"];

        public decimal Tonnes(decimal quantity) => quantity * _ncv * _cc * _of * 44m / 12m;
    }
}
