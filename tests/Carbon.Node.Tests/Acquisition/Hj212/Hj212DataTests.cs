using Carbon.Metering;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Hj212;

namespace Carbon.Node.Tests.Acquisition.Hj212;

public sealed class Hj212DataTests
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void The_recorded_hour_of_a_stack_becomes_readings_with_flags_as_quality()
    {
        var meter = Meter(new() { PointId = "co2", Factor = "a05001" }, new() { PointId = "volume", Factor = "a00000", Field = "Cou" }, new() { PointId = "flow", Factor = "B02", Scale = 3600m }, new() { PointId = "absent", Factor = "a21026" });
        var readings = Read(meter, "hj212-p-012", Hj212Label.Start);
        var end = new DateTimeOffset(2024, 7, 1, 9, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal([("co2", end, null, Quality.Bad), ("volume", end, 310752m, Quality.Good), ("flow", end, 310680m, Quality.Good)], readings.Select(r => (r.PointId, r.MeasuredAt, r.Value, r.Quality)));
    }

    [Fact]
    public void A_logger_that_labels_the_end_of_its_hours_is_read_so()
    {
        var reading = Assert.Single(Read(Meter(new Hj212PointOptions { PointId = "flow", Factor = "a00000" }), "hj212-p-012", Hj212Label.End));
        Assert.Equal(new DateTimeOffset(2024, 7, 1, 8, 0, 0, TimeSpan.FromHours(8)), reading.MeasuredAt);
    }

    [Fact]
    public void A_captured_package_of_the_edition_of_2005_is_read_with_the_codes_of_2017()
    {
        var meter = Meter(new() { PointId = "co2", Factor = "a05001", Data = Hj212Kind.Minute }, new() { PointId = "flow", Factor = "a00000", Data = Hj212Kind.Minute }, new() { PointId = "over", Factor = "33", Data = Hj212Kind.Minute }) with
        {
            Flags = new Dictionary<string, Quality> { ["T"] = Quality.Estimated },
        };
        var readings = Read(meter, "hj212-p-008", Hj212Label.Start);
        Assert.Equal([("co2", 109.8712m, Quality.Good), ("flow", null, Quality.Bad), ("over", 1003.0705m, Quality.Estimated)], readings.Select(r => (r.PointId, r.Value, r.Quality)));
        Assert.All(readings, r => Assert.Equal(new DateTimeOffset(2018, 3, 3, 10, 30, 0, TimeSpan.FromHours(8)), r.MeasuredAt));
    }

    [Fact]
    public void Momentary_data_keep_their_own_time_with_and_without_milliseconds()
    {
        var meter = Meter(new() { PointId = "flow", Factor = "B01", Data = Hj212Kind.RealTime }, new() { PointId = "water", Factor = "011", Data = Hj212Kind.RealTime });
        Assert.Equal([(36.91m, new DateTimeOffset(2016, 8, 24, 0, 38, 17, TimeSpan.FromHours(8))), (231.0m, new DateTimeOffset(2016, 8, 24, 0, 38, 17, TimeSpan.FromHours(8)))], Read(meter, "hj212-p-002", Hj212Label.Start).Select(r => (r.Value!.Value, r.MeasuredAt)));
    }

    [Theory]
    [InlineData("DataTime=20241301000000;a-Avg=1", "20241301000000")]
    [InlineData("a-Avg=1", "no DataTime")]
    public void Data_that_cannot_be_dated_are_refused_with_the_reason(string parameters, string named)
    {
        Assert.True(Hj212Message.TryParse(Hj212Message.Build(LoggerClient.Segment("2061", parameters)), out var message, out _));
        Assert.False(Hj212Data.TryRead(message, null, out _, out var error));
        Assert.Contains(named, error);
    }

    [Fact]
    public void The_reply_to_data_is_the_one_of_the_recorded_exchange()
    {
        Assert.True(Hj212Message.TryParse(FrameVectors.Bytes(FrameVectors.ById("hj212-p-011")), out var recorded, out _));
        var data = Hj212Message.Build(LoggerClient.Segment("2011", "DataTime=20240701080512", "A110000_0001", "123456", number: recorded.Number));
        Assert.True(Hj212Message.TryParse(data, out var message, out _));
        Assert.Equal(FrameVectors.Bytes(FrameVectors.ById("hj212-p-011")), Hj212Reply.ToData(message));
    }

    private static Hj212MeterOptions Meter(params IReadOnlyList<Hj212PointOptions> points) => new() { MeterId = "m", Mn = "1", Points = points };

    private static IReadOnlyList<PointReading> Read(Hj212MeterOptions meter, string vector, Hj212Label label)
    {
        Assert.True(Hj212Message.TryParse(FrameVectors.Bytes(FrameVectors.ById(vector)), out var message, out _));
        Assert.True(Hj212Data.TryRead(message, null, out var data, out var error), error);
        return new Hj212Mapping(meter, label, China).Read(data);
    }
}
