using Carbon.Metering;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Acquisition.Hj212.Cems;

namespace Carbon.Node.Tests.Acquisition.Hj212;

public sealed class StackHoursTests
{
    private static readonly DateTime Day = new(2024, 5, 1);
    private static readonly SubstitutionLimits Limits = new();

    [Theory]
    [InlineData(9, StackState.Valid, 50)]
    [InlineData(8, StackState.Invalid, 0)]
    public void An_hour_is_valid_with_45_valid_minutes_and_is_their_mean(int validFives, StackState state, int mean)
    {
        var gather = new HourOfMinutes(TimeSpan.FromMinutes(5), new());
        var judged = new List<StackHour>();
        for (var i = 0; i < 12; i++)
            judged.AddRange(gather.Take(new(Day.AddMinutes(5 * i), i < validFives ? StackState.Valid : StackState.Invalid, i < validFives ? 10m * (i + 1) : 0m)));
        Assert.Equal((Day, state, (decimal)mean), (Assert.Single(judged).Start, judged[0].State, judged[0].KgPerHour));
    }

    [Fact]
    public void An_hour_with_a_hole_is_judged_an_hour_later_and_minutes_that_come_late_make_it_valid()
    {
        var gather = new HourOfMinutes(TimeSpan.FromMinutes(10), new());
        var judged = new List<StackHour>();
        for (var i = 0; i < 12; i++)
            if (i is not (1 or 2))
                judged.AddRange(gather.Take(new(Day.AddMinutes(10 * i), StackState.Valid, 6m)));
        Assert.Equal([Day.AddHours(1)], judged.Select(j => j.Start));
        judged.AddRange(gather.Take(new(Day.AddHours(2), StackState.Valid, 6m)));
        Assert.Equal((Day, StackState.Invalid), (judged[1].Start, judged[1].State));
        judged.AddRange(gather.Take(new(Day.AddMinutes(10), StackState.Valid, 6m)));
        Assert.Equal((Day, StackState.Valid, 6m), (judged[2].Start, judged[2].State, judged[2].KgPerHour));
    }

    [Theory]
    [InlineData(200, 3, 180)]
    [InlineData(1000, 30, 720)]
    public void A_run_of_invalid_hours_takes_the_largest_of_the_valid_hours_before_it(int valid, int invalid, int looked)
    {
        var hours = Hours(valid, invalid);
        var substitutes = Substitution.Of(hours, Limits).ToList();
        Assert.Equal(invalid, substitutes.Count);
        Assert.All(substitutes, s => Assert.Equal(hours.Take(valid).TakeLast(looked).Max(h => h.KgPerHour), s.Kg));
    }

    [Fact]
    public void With_a_low_capture_rate_more_hours_are_looked_at_and_below_the_limit_nothing_is_substituted()
    {
        var hours = Hours(2200, 24 * 20).Select(h => h with { Start = h.Start.AddDays(-60) }).ToList();
        Assert.All(Substitution.Of(hours, Limits), s => Assert.Equal(hours.Take(2200).TakeLast(2160).Max(h => h.KgPerHour), s.Kg));
        var few = Hours(100, 60);
        Assert.All(Substitution.Of(few, Limits), s => Assert.Null(s.Kg));
        Assert.Contains("no automatic rule", Substitution.Of(few, Limits).First().Rule);
    }

    [Fact]
    public void A_run_that_has_not_ended_or_has_an_unknown_hour_in_it_is_not_substituted()
    {
        var hours = Hours(200, 3);
        Assert.Empty(Substitution.Of(hours[..^1], Limits));
        hours.RemoveAt(201);
        Assert.Empty(Substitution.Of(hours, Limits));
    }

    [Fact]
    public void Hours_at_which_the_plant_was_off_do_not_lower_the_capture_rate()
    {
        StackHour[] hours = [new(Day, StackState.Valid, 1m), new(Day, StackState.Stopped, 0m), new(Day, StackState.Stopped, 0m), new(Day, StackState.Invalid, 0m)];
        Assert.Equal(0.5m, DataCapture.Rate(hours));
        Assert.Null(DataCapture.Rate(hours[1..3]));
    }

    [Theory]
    [InlineData(2, 23, true)]
    [InlineData(3, 24, false)]
    [InlineData(3, 25, true)]
    public void Months_need_25_valid_days_and_February_23(int month, int days, bool valid) => Assert.Equal(valid, DataCapture.IsValidMonth(month, days, new()));

    [Fact]
    public void Substituted_hours_are_handed_on_once_as_estimated_before_the_hour_that_ends_the_run()
    {
        var options = Sample.Co2 with { Missing = MissingHours.Hj75, Substitution = new() { HoursOfShortRun = 10 } };
        var book = new Co2Book(options, TimeSpan.FromHours(1), TimeZoneInfo.Utc);
        var readings = new List<PointReading>();
        for (var i = 0; i < 60; i++)
            readings.AddRange(book.Take(Data(Day.AddHours(i), i is 50 or 51 ? "C" : "N", 100 + i), Day.AddHours(i)));
        Assert.Equal(60, readings.Count);
        Assert.True(readings.Zip(readings.Skip(1), (a, b) => a.MeasuredAt < b.MeasuredAt).All(rising => rising));
        Assert.Equal([(149m * 36m, Quality.Estimated), (149m * 36m, Quality.Estimated), (152m * 36m, Quality.Good)], readings.Skip(50).Take(3).Select(r => (r.Value!.Value, r.Quality)));
    }

    [Fact]
    public void An_hour_that_the_rules_give_no_substitute_for_is_said_once()
    {
        var book = new Co2Book(Sample.Co2 with { Missing = MissingHours.Hj75 }, TimeSpan.FromHours(1), TimeZoneInfo.Utc);
        var problems = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            book.Take(Data(Day.AddHours(i), i == 30 ? "C" : "N", 100), Day.AddHours(i));
            if (book.LastProblem.Length > 0)
                problems.Add(book.LastProblem);
        }
        Assert.Equal(2, problems.Count);
        Assert.Contains("a05001 is flagged C", problems[0]);
        Assert.Contains("180 valid hours before are needed, 30 are known", problems[1]);
    }

    [Fact]
    public void Without_substitution_an_invalid_hour_is_left_to_the_filling_of_the_point()
    {
        var book = new Co2Book(Sample.Co2 with { Unit = Co2MassUnit.T }, TimeSpan.FromHours(1), TimeZoneInfo.Utc);
        Assert.Empty(book.Take(Data(Day, "C", 100), Day));
        Assert.Contains("a05001 is flagged C", book.LastProblem);
        var reading = Assert.Single(book.Take(Data(Day.AddHours(1), "N", 100), Day.AddHours(1)));
        Assert.Equal((3.6m, new DateTimeOffset(2024, 5, 1, 2, 0, 0, TimeSpan.Zero)), (reading.Value, reading.MeasuredAt));
        Assert.Empty(book.LastProblem);
    }

    /// <summary>Valid hours of different mass, invalid ones, and one more valid.</summary>
    private static List<StackHour> Hours(int valid, int invalid) =>
    [
        .. Enumerable.Range(0, valid).Select(i => new StackHour(Day.AddHours(i), StackState.Valid, 1000m - i % 997)),
        .. Enumerable.Range(valid, invalid).Select(i => new StackHour(Day.AddHours(i), StackState.Invalid, 0m, "calibration")),
        new StackHour(Day.AddHours(valid + invalid), StackState.Valid, 5000m),
    ];

    private static Hj212Data Data(DateTime start, string flag, int concentration)
    {
        Assert.True(Hj212Message.TryParse(Hj212Message.Build(LoggerClient.Segment("2061", $"DataTime={Hj212Time.Text(start)};a05001-Avg={concentration},a05001-Flag={flag};a00000-Avg=10,a00000-Flag=N")), out var message, out _));
        Assert.True(Hj212Data.TryRead(message, null, out var data, out _));
        return data;
    }
}
