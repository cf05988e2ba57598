using Carbon.Node.Acquisition.Hj212;
using FsCheck.Xunit;

namespace Carbon.Node.Tests.Acquisition.Hj212;

public sealed class MissingIntervalsTests
{
    private static readonly DateTime Midnight = new(2024, 7, 1);

    [Property]
    public bool What_came_in_any_order_is_not_missing_and_all_else_is_asked_for_once_in_runs(byte[] arrivals)
    {
        var missing = new MissingIntervals(TimeSpan.FromHours(1), 5000);
        missing.Expect(Midnight, Midnight.AddHours(255));
        foreach (var hour in arrivals)
            missing.Arrived(Midnight.AddHours(hour));
        var asked = new List<DateTime>();
        while (missing.TryNext(10, 1, out var first, out var last))
        {
            for (var at = first; at <= last; at = at.AddHours(1))
                asked.Add(at);
            if (last - first >= TimeSpan.FromHours(10))
                return false;
        }
        return asked.SequenceEqual(Enumerable.Range(0, 256).Except(arrivals.Select(a => (int)a)).Select(h => Midnight.AddHours(h)));
    }

    [Fact]
    public void A_clock_that_jumps_does_not_make_more_missing_than_are_kept()
    {
        var missing = new MissingIntervals(TimeSpan.FromMinutes(1), 100);
        missing.Arrived(Midnight);
        missing.Arrived(Midnight.AddYears(50));
        missing.Expect(Midnight, Midnight.AddYears(80));
        Assert.Equal(100, missing.Count);
    }

    [Fact]
    public void What_was_asked_for_in_vain_is_asked_again_after_a_new_connection()
    {
        var missing = new MissingIntervals(TimeSpan.FromHours(1), 100);
        missing.Expect(Midnight, Midnight);
        Assert.True(missing.TryNext(24, 1, out _, out _));
        Assert.False(missing.TryNext(24, 1, out _, out _));
        missing.AskAgain();
        Assert.True(missing.TryNext(24, 1, out var first, out var last));
        Assert.Equal((Midnight, Midnight), (first, last));
    }
}
