using System.Diagnostics;
using Carbon.Contracts;
using Carbon.Tests.Uncertainty;
using Carbon.Views.Figures;
using LinqToDB.Data;

namespace Carbon.Tests.DataQuality;

public sealed class LargePlantTests
{
    private const int Sources = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    [Fact]
    public void A_year_of_a_thousand_sources_answers_at_once()
    {
        using var plant = new RecordedPlant();
        for (var i = 0; i < Sources; i++)
        {
            plant.Meter($"m{i}", calibrated: new DateOnly(2025, 1, 1), due: i % 10 == 0 ? new DateOnly(2026, 3, 1) : new DateOnly(2030, 1, 1))
                .Source(Uncertain.Source($"s{i}", $"m{i} * ef / 1000", [$"m{i}"], Monthly()));
        }
        plant.Plant([.. Enumerable.Range(0, Sources).Select(i => ($"s{i}", 1m))]);
        plant.Time.SetUtcNow(RecordedPlant.At(2027, 1, 1));
        Fill(plant);
        var scope = new FigureScope("plant", "works");
        var (from, to) = (RecordedPlant.At(2026, 1, 1), RecordedPlant.At(2027, 1, 1));
        plant.Uncertainty.Budget(new FigureScope("source", "s1"), from, to);

        var clock = Stopwatch.StartNew();
        var budget = plant.Uncertainty.Budget(scope, from, to)!;
        var uncertainty = clock.Elapsed;
        clock.Restart();
        var quality = plant.Quality.Of(scope, from, to)!;
        var all = clock.Elapsed;

        Assert.Equal(1m, budget.Coverage);
        Assert.Equal(Sources + 12, budget.Contributors.Count);
        Assert.Equal(decimal.Round(0.1m * 305 / 365, 4), quality.OutOfCalibration);
        Assert.True(uncertainty < Patience, $"the budget took {uncertainty}");
        Assert.True(all < Patience, $"the quality took {all}");
    }

    /// <summary>A factor with a value for each month.</summary>
    private static ConstantRecord[] Monthly() =>
        [.. Enumerable.Range(1, 12).Select(month =>
        {
            var constant = Uncertain.Constant("ef", 0.5m, 0.05m, $"grid/{month:00}");
            constant.ValidFrom = RecordedPlant.At(2026, month, 1).ToUnixTimeMilliseconds();
            constant.ValidTo = RecordedPlant.At(2026, month, 1).AddMonths(1).ToUnixTimeMilliseconds();
            return constant;
        })];

    /// <summary>2,400 kWh and 1.2 t each day of each source, written at once.</summary>
    private static void Fill(RecordedPlant plant)
    {
        using var db = plant.Views.Query();
        foreach (var table in new[]
        {
            "INSERT INTO point_day (point, date, increment, readings, invalid, fills, exact, revision) SELECT p.key, d.date, '2400.000', 96, 0, 0, 1, 0 FROM point p",
            "INSERT INTO emission_day (source, date, tonnes, estimated, filled, manual, review, hours, revision, settled) SELECT s.key, d.date, 1200000000, 0, 0, 0, 0, 24, 0, 1 FROM source s",
        })
        {
            db.Execute(table + """
                 CROSS JOIN (
                  WITH RECURSIVE day (day) AS (SELECT '2026-01-01' UNION ALL SELECT date(day, '+1 day') FROM day WHERE day < '2026-12-31')
                  SELECT CAST(strftime('%Y%m%d', day) AS INTEGER) AS date FROM day) d
                """);
        }
    }
}
