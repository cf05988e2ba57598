using Carbon.Contracts;
using Carbon.Tests.Accounting;
using Carbon.Tests.Uncertainty;
using Carbon.Views.DataQuality;

namespace Carbon.Tests.DataQuality;

public sealed class CrossCheckTests(ShippedLibrary shipped) : IClassFixture<ShippedLibrary>
{
    private static readonly DateTimeOffset First = RecordedPlant.At(2026, 5, 1);

    [Theory]
    [InlineData(1002, CrossCheckVerdict.WithinTolerance)]
    [InlineData(1030, CrossCheckVerdict.BeyondTolerance)]
    [InlineData(975, CrossCheckVerdict.BeyondTolerance)]
    public void A_difference_is_judged_by_what_the_classes_explain(int main, CrossCheckVerdict verdict)
    {
        using var plant = Three();
        plant.Day("main", First, main).Day("s1", First, 600m).Day("s2", First, 0.4m);
        var check = Assert.Single(plant.CrossChecks(shipped.Library).Checks(null, First, First.AddDays(1))!);
        Assert.Equal((main * 24m, 24_000m), (check.Main, check.Sum));
        Assert.Equal(verdict, check.Verdict);
        var third = Math.Sqrt(3d);
        Uncertain.Near(2 * 24 * Math.Sqrt(Math.Pow(main * 0.005 / third, 2) + Math.Pow(600 * 0.01 / third, 2) + Math.Pow(400 * 0.01 / third, 2)), check.Tolerance!.Value);
    }

    [Fact]
    public void Only_days_that_all_have_settled_are_compared_and_an_unknown_class_judges_nothing()
    {
        using var plant = Three("9.9");
        plant.Day("main", First, 100m).Day("s1", First, 60m).Day("s2", First, 0.04m)
            .Day("main", First.AddDays(1), 100m).Day("s1", First.AddDays(1), 60m);
        var check = Assert.Single(plant.CrossChecks(shipped.Library).Checks(null, First, First.AddDays(2))!);
        Assert.Equal((1, 1, 0m), (check.Days, check.DaysLeftOut, check.Difference));
        Assert.Null(check.Tolerance);
        Assert.Equal(CrossCheckVerdict.ClassUnknown, check.Verdict);
        Assert.Equal(["s2"], check.Unknown);
        Assert.Equal(CrossCheckVerdict.NoData, Assert.Single(plant.CrossChecks(shipped.Library).Checks(null, First.AddDays(5), First.AddDays(6))!).Verdict);
    }

    [Fact]
    public void What_was_filled_widens_the_tolerance()
    {
        using var plant = Three();
        plant.Day("main", First, 1000m).Day("s1", First, 600m, (h, i) =>
        {
            if (h == 0)
                i.Parts = new QualityParts { Filled = DecimalValue.From(600m) };
        }).Day("s2", First, 0.4m);
        var check = Assert.Single(plant.CrossChecks(shipped.Library).Checks(null, First, First.AddDays(1))!);
        var third = Math.Sqrt(3d);
        Uncertain.Near(2 * Math.Sqrt(Math.Pow(24_000 * 0.005 / third, 2) + Math.Pow(23 * 600 * 0.01 / third, 2) + Math.Pow(600 * 0.1, 2) + Math.Pow(9600 * 0.01 / third, 2)), check.Tolerance!.Value);
    }

    /// <summary>A main meter in kWh, a sub-meter in kWh and one in MWh.</summary>
    private static RecordedPlant Three(string second = "1") =>
        new RecordedPlant().Meter("main").Meter("s1", "1", parent: "main").Meter("s2", second, parent: "main", unit: "MWh");
}
