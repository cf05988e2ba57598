using Carbon.Accounting.Sources;
using Carbon.Accounting.Uncertainty;
using Carbon.Contracts;
using FsCheck.Xunit;

namespace Carbon.Tests.Uncertainty;

public sealed class SensitivityProperties
{
    private static readonly string[] Formulas =
    [
        "q1 * a * b * 44 / 12",
        "(q1 - q2) * a / 1000",
        "q1 * a - q2 * b",
        "sqrt(q1 * a) + q2^2 / b",
        "max(q1, q2) * a + min(q1 * 2, b * 10)",
        "-(q1 / (q2 + a)) * b^0.5",
        "q1 * (1 - a / (a + b)) * (100 - q2 / 10)",
    ];

    [Property(MaxTest = 300)]
    public void Every_contribution_is_the_symmetric_difference_of_the_decimal_formula(byte formula, ushort q1, ushort q2, ushort a, ushort b)
    {
        decimal[] values = [q1 % 5000 + 1.5m, q2 % 5000 + 1.25m, a % 900 * 0.01m + 0.1m, b % 900 * 0.01m + 0.2m];
        var text = Formulas[formula % Formulas.Length];
        var budget = Uncertain.Budget(Source(text, values), ((double)values[0], 0.03m), ((double)values[1], 0.03m));
        string[] ids = ["q1", "q2", "s/a", "s/b"];
        for (var i = 0; i < values.Length; i++)
        {
            const decimal h = 0.0000001m;
            var expected = (double)((Tonnes(text, values, i, 1m + h) - Tonnes(text, values, i, 1m - h)) / (2m * h) * 0.03m);
            var found = budget.Contributions.Where(c => c.Key.Id == ids[i]).Sum(c => c.Contribution.Tonnes);
            Assert.True(Math.Abs(expected - found) <= 1e-6 * (Math.Abs(expected) + Math.Abs(budget.Tonnes)), $"{text} by {ids[i]} at {string.Join(", ", values)}: {found} instead of {expected}");
        }
        Assert.True(Math.Abs((double)Tonnes(text, values, 0, 1m) - budget.Tonnes) <= 1e-9 * (1d + Math.Abs(budget.Tonnes)));
    }

    [Fact]
    public void A_simulation_of_ten_thousand_years_agrees_within_two_percent()
    {
        // Two sources with a common meter and a common factor, one of them deducted, and a product of three.
        var first = Uncertain.Source("a", "q1 * a * b * 44 / 12", ["q1"], Uncertain.Constant("a", 0.8m, 0.06m, "t/1"), Uncertain.Constant("b", 0.98m, 0.04m));
        var second = Uncertain.Source("b", "q1 * 0.2 * a + q2 * a", ["q1", "q2"], Uncertain.Constant("a", 0.8m, 0.06m, "t/1"));
        second.Sign = -1;
        var budget = Uncertain.Figure(Uncertain.Budget(first, (1000d, 0.02m)), Uncertain.Budget(second, (1000d, 0.02m), (700d, 0.03m)));

        var random = new Random(20261125);
        var figures = new double[40_000];
        for (var i = 0; i < figures.Length; i++)
        {
            var (q1, q2, a, b) = (1000d * (1d + 0.02d * Normal(random)), 700d * (1d + 0.03d * Normal(random)), 0.8d * (1d + 0.03d * Normal(random)), 0.98d * (1d + 0.02d * Normal(random)));
            figures[i] = q1 * a * b * 44d / 12d - (q1 * 0.2d * a + q2 * a);
        }
        var mean = figures.Average();
        var deviation = Math.Sqrt(figures.Sum(f => (f - mean) * (f - mean)) / (figures.Length - 1));
        Assert.InRange((double)budget.Standard / deviation, 0.98d, 1.02d);
        Assert.InRange((double)budget.Tonnes / mean, 0.999d, 1.001d);
    }

    private static double Normal(Random random) => Math.Sqrt(-2d * Math.Log(1d - random.NextDouble())) * Math.Cos(2d * Math.PI * random.NextDouble());

    private static SourceRecord Source(string text, decimal[] values) =>
        Uncertain.Source("s", text, ["q1", "q2"], Uncertain.Constant("a", values[2], 0.06m), Uncertain.Constant("b", values[3], 0.06m));

    private static decimal Tonnes(string text, decimal[] values, int changed, decimal by)
    {
        var at = values.Select((v, i) => i == changed ? v * by : v).ToArray();
        return SourceFormula.Compile(Source(text, at)).Tonnes(at.AsSpan(0, 2), 0);
    }
}
