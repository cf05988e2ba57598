using Carbon.Metering;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.DlT645;

namespace Carbon.Node.Tests.Acquisition;

public sealed class DlT645InquiryTests
{
    private static readonly DlT645MeterOptions Meter = new()
    {
        MeterId = "m",
        Address = "123456789012",
        Points = [Point("total"), Point("tariff4")],
    };

    [Fact]
    public void A_long_answer_is_fetched_part_by_part_and_joined()
    {
        var inquiry = new DlT645Inquiry(Meter, Meter.Points, preamble: 0);
        var buffer = new byte[64];
        inquiry.Begin();
        inquiry.Write(buffer);
        Assert.Equal(ReplyVerdict.More, inquiry.Examine(FrameVectors.Bytes(FrameVectors.ById("dlt645-p-049"))).Verdict);
        var length = inquiry.Write(buffer);
        Assert.Equal(FrameVectors.Bytes(FrameVectors.ById("dlt645-p-050")), buffer[..length]);
        Assert.Equal(ReplyVerdict.Complete, inquiry.Examine(FrameVectors.Bytes(FrameVectors.ById("dlt645-p-051"))).Verdict);
        var readings = new List<PointReading>();
        inquiry.Read([], DateTimeOffset.UnixEpoch, readings);
        Assert.Equal([("total", (decimal?)0.10m), ("tariff4", 0.50m)], readings.Select(r => (r.PointId, r.Value)));
    }

    [Theory]
    [InlineData("dlt645-p-014", ReplyVerdict.Foreign)]
    [InlineData("dlt645-p-004", ReplyVerdict.Foreign)]
    [InlineData("dlt645-p-003", ReplyVerdict.Foreign)]
    [InlineData("dlt645-p-005", ReplyVerdict.Exception)]
    [InlineData("dlt645-p-052", ReplyVerdict.Incomplete)]
    public void Only_the_reply_of_the_meter_and_identifier_asked_is_believed(string vector, ReplyVerdict verdict)
    {
        var inquiry = new DlT645Inquiry(Meter, Meter.Points, preamble: 0);
        inquiry.Begin();
        Assert.Equal(verdict, inquiry.Examine(FrameVectors.Bytes(FrameVectors.ById(vector))).Verdict);
    }

    [Fact]
    public void A_phase_that_the_meter_does_not_have_yields_no_value_and_bad_quality()
    {
        var meter = Meter with { Address = "201000000012", Points = [Point("A") with { Di = "0201FF00" }, Point("B") with { Di = "0201FF00" }] };
        var inquiry = new DlT645Inquiry(meter, meter.Points, preamble: 4);
        inquiry.Begin();
        Assert.Equal(ReplyVerdict.Complete, inquiry.Examine(FrameVectors.Bytes(FrameVectors.ById("dlt645-p-015"))).Verdict);
        var readings = new List<PointReading>();
        inquiry.Read([], DateTimeOffset.UnixEpoch, readings);
        Assert.Equal([(225.6m, Quality.Good), ((decimal?)null, Quality.Bad)], readings.Select(r => (r.Value, r.Quality)));
    }

    private static DlT645PointOptions Point(string element) => new() { PointId = element, Di = "0001FF00", Element = element };
}
