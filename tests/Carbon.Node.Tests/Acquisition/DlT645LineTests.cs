using System.Net;
using Carbon.Metering;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Lines;
using Carbon.Node.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>What concerns the line: addresses, wildcard, time, freezes.</summary>
public sealed class DlT645LineTests
{
    private const string First = "202600000017";
    private const string Second = "202600000018";

    private readonly byte[] buffer = new byte[64];

    [Fact]
    public void Two_meters_that_answer_a_wildcard_read_are_refused_and_an_echo_of_the_question_is_not_a_second_meter()
    {
        var meter = new DlT645MeterOptions { MeterId = "m", Address = DlT645Frame.Wildcard, Points = [new() { PointId = "p", Di = "00010000" }] };
        var inquiry = new DlT645Inquiry(meter, meter.Points, preamble: 0);
        inquiry.Begin();
        var asked = inquiry.Write(buffer);
        byte[] value = [0x00, 0x00, 0x01, 0x00, 0x78, 0x56, 0x34, 0x12];
        var one = DlT645Frame.Build(First, 0x91, value);
        Assert.Equal(ReplyVerdict.Invalid, inquiry.Examine([.. one, .. DlT645Frame.Build(Second, 0x91, value)]).Verdict);
        inquiry.Begin();
        Assert.Equal(ReplyVerdict.Foreign, inquiry.Examine([.. buffer.AsSpan(..asked), .. one]).Verdict);
        Assert.Equal(ReplyVerdict.Complete, inquiry.Examine(one).Verdict);
    }

    [Theory]
    [InlineData("AAAAAA000017", true)]
    [InlineData("AAAAAA000018", false)]
    [InlineData(First, true)]
    public void A_short_address_is_answered_by_the_meter_with_these_digits_only(string asked, bool matches) =>
        Assert.Equal(matches, new DlT645MeterOptions { MeterId = "m", Address = asked, Points = [] }.Matches(First));

    [Fact]
    public void Old_meters_send_long_answers_in_parts_without_numbers()
    {
        var meter = new DlT645MeterOptions { MeterId = "m", Address = First, Edition = DlT645Edition.Edition1997, Points = [new() { PointId = "p", Di = "901F", Element = "tariff1" }] };
        var inquiry = new DlT645Inquiry(meter, meter.Points, preamble: 0);
        inquiry.Begin();
        Assert.Equal(ReplyVerdict.More, inquiry.Examine(DlT645Frame.Build(First, 0xA1, [0x1F, 0x90, 0, 0, 0, 0])).Verdict);
        Assert.True(DlT645Frame.TryParse(buffer.AsSpan(..inquiry.Write(buffer)), out var next, out _));
        Assert.Equal(((byte)0x02, "1F90"), (next.Control, Convert.ToHexString(next.Data)));
        Assert.Equal(ReplyVerdict.Complete, inquiry.Examine(DlT645Frame.Build(First, 0x82, [0x1F, 0x90, 0x34, 0x12, 0, 0])).Verdict);
        var readings = new List<PointReading>();
        inquiry.Read([], DateTimeOffset.UnixEpoch, readings);
        Assert.Equal(12.34m, readings[0].Value);
    }

    [Fact]
    public void A_maximum_demand_counts_for_the_time_at_which_it_occurred_where_that_is_wanted()
    {
        var meter = new DlT645MeterOptions { MeterId = "m", Address = First, Points = [new() { PointId = "now", Di = "01010000" }, new() { PointId = "then", Di = "01010000", AtOccurrence = true }] };
        var inquiry = new DlT645Inquiry(meter, meter.Points, preamble: 0);
        inquiry.Begin();
        Assert.Equal(ReplyVerdict.Complete, inquiry.Examine(DlT645Frame.Build(First, 0x91, [0, 0, 1, 1, 0x45, 0x23, 0x01, 0x30, 0x14, 0x05, 0x11, 0x26])).Verdict);
        var readings = new List<PointReading>();
        inquiry.Read([], DateTimeOffset.UnixEpoch, readings);
        Assert.Equal([(1.2345m, DateTimeOffset.UnixEpoch), (1.2345m, new DateTimeOffset(2026, 11, 5, 14, 30, 0, TimeSpan.FromHours(8)))], readings.Select(r => (r.Value!.Value, r.MeasuredAt)));
    }

    [Fact]
    public async Task A_block_longer_than_a_frame_is_fetched_in_parts_and_past_midnights_fill_the_gap()
    {
        var time = new FakeTimeProvider(new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero));
        DlT645MeterOptions[] meters =
        [
            new()
            {
                MeterId = "m",
                Address = First,
                Points = [new() { PointId = "import", Di = "00010000", DailyFreezes = 3, Every = TimeSpan.FromHours(1) }, new() { PointId = "last", Di = "0001FF00", Element = "tariff63", Every = TimeSpan.FromHours(1) }],
            },
        ];
        var registers = new Registers { ["m", "import"] = 100m, ["m", "last"] = 63.63m };
        await using var server = new TcpSimulator(IPAddress.Loopback, 0, new DlT645Responder(meters, registers, time));
        var sink = new RecordingSink();
        await using var collecting = await new Collecting(time, sink, new DlT645OverTcpOptions { Id = "bus", Host = "127.0.0.1", Port = server.Port, Meters = meters }).StartAsync();
        await sink.UntilAsync("the poll and three freezes were read", "m", 5);
        Assert.Equal((63.63m, Quality.Good), sink.Of("m").Where(r => r.PointId == "last").Select(r => (r.Value!.Value, r.Quality)).Single());
        var midnights = sink.Of("m").Where(r => r.PointId == "import" && r.MeasuredAt < time.GetUtcNow()).Select(r => r.MeasuredAt);
        Assert.Equal(Enumerable.Range(23, 3).Select(d => new DateTimeOffset(2026, 11, d, 0, 0, 0, TimeSpan.FromHours(8))), midnights);
    }

    [Fact]
    public void Only_freezes_that_are_not_known_yet_are_read_and_a_freeze_under_way_is_noticed()
    {
        var meter = new DlT645MeterOptions { MeterId = "m", Address = First, Points = [new() { PointId = "p", Di = "00010000", DailyFreezes = 62 }] };
        var inquiry = new DlT645FreezeInquiry(meter, meter.Points, preamble: 0, DlT645Moment.China);
        inquiry.Begin();
        Assert.Equal(ReplyVerdict.More, inquiry.Examine(Frozen(1, 0, 25)).Verdict);
        Assert.Equal(ReplyVerdict.More, inquiry.Examine(Frozen(1, 1, 25)).Verdict);
        Assert.Equal(ReplyVerdict.Invalid, inquiry.Examine(Frozen(2, 0, 25)).Verdict);
        inquiry.Begin();
        Assert.Equal(ReplyVerdict.More, inquiry.Examine(Frozen(1, 0, 25)).Verdict);
        Assert.Equal(ReplyVerdict.More, inquiry.Examine(Frozen(1, 1, 25)).Verdict);
        Assert.Equal(ReplyVerdict.Complete, inquiry.Examine(DlT645Frame.Build(First, 0xD1, [0x02])).Verdict);
        var readings = new List<PointReading>();
        inquiry.Read([], DateTimeOffset.UnixEpoch, readings);
        Assert.Single(readings);
        inquiry.Begin();
        Assert.Equal(ReplyVerdict.Complete, inquiry.Examine(Frozen(1, 0, 25)).Verdict);
        inquiry.Read([], DateTimeOffset.UnixEpoch, readings);
        Assert.Single(readings);
    }

    [Fact]
    public async Task The_time_is_sent_once_a_day_within_its_hour_and_not_again_after_a_start_within_it()
    {
        var time = new FakeTimeProvider(new(2026, 11, 25, 3, 59, 0, TimeSpan.Zero));
        var line = new Wire();
        DlT645TimeKeeping Keeping() => new(line, new TimeOnly(12, 0), DlT645Moment.China, preamble: 2, time);
        var keeping = Keeping();
        var broadcasts = new List<int>();
        foreach (var minutes in (int[])[0, 1, 30, 59, 24 * 60 - 90, 30, 60])
        {
            time.Advance(TimeSpan.FromMinutes(minutes));
            line.Sent.Clear();
            await keeping.SendAsync(new byte[] { 1 }, CancellationToken.None);
            broadcasts.Add(line.Sent.Count - 1);
        }
        Assert.Equal([0, 1, 0, 0, 0, 1, 0], broadcasts);
        line.Sent.Clear();
        time.Advance(TimeSpan.FromHours(23));
        await Keeping().SendAsync(new byte[] { 1 }, CancellationToken.None);
        Assert.Single(line.Sent);
    }

    [Fact]
    public async Task The_time_goes_to_all_meters_by_their_clock()
    {
        var time = new FakeTimeProvider(new(2026, 11, 25, 3, 59, 0, TimeSpan.Zero));
        var line = new Wire();
        var keeping = new DlT645TimeKeeping(line, new TimeOnly(12, 0), DlT645Moment.China, preamble: 2, time);
        time.Advance(TimeSpan.FromSeconds(107));
        await keeping.SendAsync(new byte[] { 1 }, CancellationToken.None);
        Assert.True(DlT645Frame.TryParse(line.Sent[0], out var frame, out _));
        Assert.Equal((2, DlT645Frame.Broadcast, (byte)0x08, "470012251126"), (frame.Preamble, frame.Address, frame.Control, Convert.ToHexString(frame.Data)));
    }

    [Theory]
    [InlineData("00:04")]
    [InlineData("22:56")]
    public void A_time_of_broadcast_near_midnight_is_refused(string at)
    {
        var meter = new DlT645MeterOptions { MeterId = "m", Address = First, Points = [new() { PointId = "p", Di = "00010000" }] };
        var options = new DlT645OverTcpOptions { Id = "bus", Host = "h", Port = 1, Meters = [meter], BroadcastTimeAt = TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal("bus.broadcastTimeAt", Assert.Single(options.Validate("bus")).Path);
    }

    private static byte[] Frozen(byte ago, byte register, int day) => DlT645Frame.Build(
        First, 0x91, [ago, register, 0x06, 0x05, .. register == 0 ? (byte[])[0x00, 0x00, Convert.ToByte($"{day}", 16), 0x11, 0x26] : [0x78, 0x56, 0x34, 0x12]]);

    private sealed class Wire : ILine
    {
        public List<byte[]> Sent { get; } = [];

        public string Name => "wire";

        public bool IsOpen => true;

        public TimeSpan FrameGap => TimeSpan.Zero;

        public TimeSpan IdleGap => TimeSpan.Zero;

        public ValueTask OpenAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
        {
            Sent.Add(bytes.ToArray());
            return ValueTask.CompletedTask;
        }

        public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation) => ValueTask.FromResult(0);

        public void DiscardInput()
        {
        }

        public void Close()
        {
        }
    }
}
