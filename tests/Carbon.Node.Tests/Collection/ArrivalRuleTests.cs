using Carbon.Node.Collection;

namespace Carbon.Node.Tests.Collection;

/// <summary>When a reading is missing.</summary>
public sealed class ArrivalRuleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 15, 14, null, 0)]
    [InlineData(0, 15, 15, null, 0)]
    [InlineData(0, 15, 17, 15, 1)]
    [InlineData(0.02, 15, 17, 15, 1)]
    [InlineData(7, 15, 22, null, 0)]
    [InlineData(7, 15, 24, 22, 1)]
    [InlineData(0, 15, 65, 15, 4)]
    [InlineData(0, 1, 1.4, null, 0)]
    [InlineData(0, 1, 1.6, 1, 1)]
    public void A_reading_is_missing_a_little_after_it_was_due(double last, int every, double now, int? due, int missing)
    {
        var (since, count) = ArrivalRule.Of(Noon.AddMinutes(last), TimeSpan.FromMinutes(every), Noon.AddMinutes(now));
        Assert.Equal((due is { } minutes ? Noon.AddMinutes(minutes) : null, missing), (since, count));
    }
}
