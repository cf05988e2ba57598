using System.Net;
using System.Net.Sockets;
using Carbon.Metering;
using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Acquisition.State;
using Microsoft.Extensions.Time.Testing;

namespace Carbon.Node.Tests.Acquisition.Hj212;

public sealed class Hj212ServerTests
{
    private const string Hour = "DataTime=20240701080000;a05001-Avg=235.7,a05001-Max=241.9,a05001-Flag=N";
    private static readonly DateTimeOffset Now = new(2024, 7, 1, 2, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly RecordingSink _sink = new();

    [Fact]
    public async Task Data_are_acknowledged_with_their_own_number_and_become_readings_at_the_end_of_their_hour()
    {
        var options = Options();
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        await logger.SendAsync(LoggerClient.Segment("2061", Hour));
        var reply = await logger.ReceiveAsync("9014");
        Assert.Equal(("20240701100000001", "91", "MN1", 4), (reply.Number, reply.SystemType, reply.Device, reply.Flag));
        var reading = Assert.Single(_sink.Of("stack"));
        Assert.Equal(("co2", new DateTimeOffset(2024, 7, 1, 1, 0, 0, TimeSpan.Zero), 235.7m, Quality.Good), (reading.PointId, reading.MeasuredAt, reading.Value, reading.Quality));
        Assert.Equal(LinkState.Live, collecting.State.Meter("stack")!.State);
        Assert.True(collecting.State.Channels().Single().Connected);
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_it_is_durable()
    {
        var offered = new TaskCompletionSource();
        var durable = new TaskCompletionSource();
        _sink.Before = async (_, _) =>
        {
            offered.TrySetResult();
            await durable.Task;
        };
        var options = Options();
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        await logger.SendAsync(LoggerClient.Segment("2061", Hour));
        await offered.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var reply = logger.ReceiveAsync("9014");
        await Assert.ThrowsAsync<TimeoutException>(() => reply.WaitAsync(TimeSpan.FromMilliseconds(300)));
        durable.SetResult();
        await reply.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_message_sent_again_is_acknowledged_again_and_counts_once()
    {
        var options = Options();
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        for (var i = 0; i < 3; i++)
        {
            await logger.SendAsync(LoggerClient.Segment("2061", Hour));
            await logger.ReceiveAsync("9014");
        }
        Assert.Single(_sink.Of("stack"));
    }

    [Theory]
    [InlineData("MN1", "wrong", "wrong password")]
    [InlineData("MN2", "secret", "'MN2'")]
    public async Task A_wrong_password_or_number_is_neither_recorded_nor_acknowledged_and_said_without_the_password(string mn, string password, string named)
    {
        var options = Options();
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        await logger.SendAsync(LoggerClient.Segment("2061", Hour, mn, password));
        Assert.Null(await logger.ReceiveAsync());
        var error = collecting.State.Channels().Single().LastError!;
        Assert.Contains(named, error);
        Assert.DoesNotContain("secret", error);
        Assert.Empty(_sink.Recorded);
    }

    [Fact]
    public async Task The_password_stands_in_no_frame_that_is_kept()
    {
        var options = Options();
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        await logger.SendAsync(LoggerClient.Segment("2061", Hour));
        await logger.ReceiveAsync("9014");
        var kept = collecting.State.Meter("stack")!.Frames.Select(f => f.Bytes).Append(_sink.Recorded[0].Frame).ToList();
        Assert.All(kept, f => Assert.DoesNotContain("secret", Hj212Message.Text(f.Span)));
        Assert.Contains(kept, f => Hj212Message.Text(f.Span).Contains("PW=******;MN=MN1"));
    }

    [Fact]
    public async Task Damaged_and_half_messages_and_noise_do_not_keep_the_next_sound_one_away()
    {
        var options = Options() with { MessageWithin = TimeSpan.FromMilliseconds(200) };
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        var sound = Hj212Message.Build(LoggerClient.Segment("2061", Hour));
        var damaged = sound.ToArray();
        damaged[40] ^= 4;
        await logger.SendAsync([0, 255, (byte)'#', .. damaged, (byte)'#', .. sound[..50], .. sound]);
        await logger.ReceiveAsync("9014");
        Assert.Single(_sink.Of("stack"));
    }

    [Fact]
    public async Task A_flood_of_what_is_no_message_ends_its_connection_and_leaves_the_others_alone()
    {
        var options = Options();
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        await logger.SendAsync(LoggerClient.Segment("2061", Hour));
        await logger.ReceiveAsync("9014");
        using var flood = await LoggerClient.ConnectAsync(options.Port);
        var rubbish = new byte[64 * 1024];
        new Random(1).NextBytes(rubbish);
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (var i = 0; i < 10_000; i++)
                await flood.SendAsync(rubbish);
        });
        await logger.SendAsync(LoggerClient.Segment("2061", Hour, number: "20240701100000002"));
        await logger.ReceiveAsync("9014");
    }

    [Fact]
    public async Task With_too_many_connections_the_one_that_said_nothing_is_closed_and_not_the_logger()
    {
        var options = Options() with { Connections = 2 };
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        await logger.SendAsync(LoggerClient.Segment("2061", Hour));
        await logger.ReceiveAsync("9014");
        using var silent = await LoggerClient.ConnectAsync(options.Port);
        using var other = await LoggerClient.ConnectAsync(options.Port);
        Assert.Null(await silent.ReceiveAsync());
        await logger.SendAsync(LoggerClient.Segment("2011", "DataTime=20240701101500;a05001-Rtd=1,a05001-Flag=N", number: "20240701100000009"));
        await logger.ReceiveAsync("9014");
    }

    [Fact]
    public async Task A_connection_that_sends_nothing_is_closed()
    {
        var options = Options() with { FirstMessageWithin = TimeSpan.FromMilliseconds(200) };
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var silent = await LoggerClient.ConnectAsync(options.Port);
        Assert.Null(await silent.ReceiveAsync());
    }

    [Fact]
    public async Task An_address_outside_the_networks_that_may_connect_is_refused()
    {
        var options = Options() with { AllowFrom = ["10.0.0.0/8"] };
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        Assert.Null(await logger.ReceiveAsync());
        Assert.Contains("allowFrom", collecting.State.Channels().Single().LastError);
    }

    [Fact]
    public async Task A_request_for_the_time_is_answered_with_the_terminals()
    {
        var options = Options();
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        await logger.SendAsync(LoggerClient.Segment("1013", "PolId=a01011"));
        await logger.ReceiveAsync("9013");
        var set = await logger.ReceiveAsync("1012");
        Assert.Equal(("a01011", "20240701103000"), (set.Field("PolId"), set.Field("SystemTime")));
    }

    [Fact]
    public async Task Packages_of_one_hour_are_acknowledged_one_by_one_and_computed_as_a_whole()
    {
        var options = Options();
        await using var collecting = await new Collecting(_time, _sink, options with { Meters = [options.Meters[0] with { Co2 = Sample.Co2 }] }).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        await logger.SendAsync(LoggerClient.Segment("2061", "DataTime=20240701080000;a05001-Avg=200,a05001-Flag=N", flag: 7, more: "PNUM=2;PNO=1;"));
        await logger.ReceiveAsync("9014");
        Assert.DoesNotContain(_sink.Of("stack"), r => r.PointId == "co2-mass");
        await logger.SendAsync(LoggerClient.Segment("2061", "a00000-Avg=10,a00000-Flag=N", flag: 7, more: "PNUM=2;PNO=2;"));
        await logger.ReceiveAsync("9014");
        // 200 g/m3 x 36000 m3/h
        Assert.Equal(7200m, Assert.Single(_sink.Of("stack"), r => r.PointId == "co2-mass").Value);
    }

    [Fact]
    public async Task Hours_that_are_missing_are_asked_for_and_asked_again_when_the_logger_comes_back()
    {
        var options = Options() with { BackFetch = new() { LookBack = TimeSpan.FromHours(3), Timeout = TimeSpan.FromMilliseconds(300), Attempts = 1 } };
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using (var first = await LoggerClient.ConnectAsync(options.Port))
        {
            await first.SendAsync(LoggerClient.Segment("9015", "", flag: 4));
            var request = await first.ReceiveAsync("2061");
            Assert.Equal(("20240701070000", "20240701090000", "secret", true), (request.Field("BeginTime"), request.Field("EndTime"), request.Password, request.WantsReply));
        }
        using var second = await LoggerClient.ConnectAsync(options.Port);
        await second.SendAsync(LoggerClient.Segment("9015", "", flag: 4));
        var again = await second.ReceiveAsync("2061");
        Assert.Equal("20240701070000", again.Field("BeginTime"));
        foreach (var hour in new[] { "07", "08", "09" })
            await second.SendAsync(LoggerClient.Segment("2061", $"DataTime=20240701{hour}0000;a05001-Avg=2{hour},a05001-Flag=N", flag: 4, number: again.Number));
        await second.SendAsync(LoggerClient.Segment("9012", "ExeRtn=1", flag: 4, number: again.Number));
        await _sink.UntilAsync("three hours were fetched", "stack", 3);
    }

    [Fact]
    public async Task An_hour_that_does_not_come_in_time_is_asked_for_when_the_clock_says_so()
    {
        var options = Options() with { BackFetch = new() { LookBack = TimeSpan.Zero, LateAfter = TimeSpan.FromMinutes(10) } };
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        await logger.SendAsync(LoggerClient.Segment("2061", "DataTime=20240701090000;a05001-Avg=1,a05001-Flag=N"));
        await logger.ReceiveAsync("9014");
        var request = logger.ReceiveAsync("2061");
        for (var i = 0; i < 45; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }
        var asked = await request;
        Assert.Equal(("20240701100000", "20240701100000"), (asked.Field("BeginTime"), asked.Field("EndTime")));
        Assert.True(_time.GetUtcNow() >= new DateTimeOffset(2024, 7, 1, 3, 10, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_and_tried_again_until_it_is_free()
    {
        var options = Options();
        var taken = new TcpListener(IPAddress.Any, options.Port);
        taken.Start();
        await using var collecting = await new Collecting(_time, _sink, options).StartAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (collecting.State.Channels().Single().LastError?.Contains($"0.0.0.0:{options.Port}") != true)
        {
            Assert.False(limit.IsCancellationRequested, "the port that is taken was not named");
            await Task.Yield();
        }
        taken.Stop();
        using var logger = await LoggerClient.ConnectAsync(options.Port);
        await logger.SendAsync(LoggerClient.Segment("2061", Hour));
        await logger.ReceiveAsync("9014");
    }

    private static Hj212Options Options() => Sample.Channel(Sample.FreePort());
}
