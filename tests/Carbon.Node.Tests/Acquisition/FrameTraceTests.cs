using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Tests.Acquisition;

public sealed class FrameTraceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_recording_ends_with_its_time_and_with_its_size()
    {
        var state = new AcquisitionState();
        state.AddChannel("c", "modbus-tcp");
        var before = state.AddMeter("before", "c");
        var trace = new FrameTrace(Noon, Noon.AddMinutes(1), "a");
        state.Begin("c", trace);
        var later = state.AddMeter("later", "c");
        before.Frame(Noon, true, [1]);
        later.Frame(Noon.AddSeconds(59), false, [2]);
        later.Frame(Noon.AddSeconds(61), false, [3]);
        state.AddMeter("other", "d").Frame(Noon, true, [4]);
        Assert.Equal(["before", "later"], trace.Frames().Select(f => f.MeterId));

        for (var i = 0; i < FrameTrace.MostBytes / 4096 + 1; i++)
            before.Frame(Noon, true, new byte[4096]);
        Assert.True(trace.IsFull);
        Assert.InRange(trace.Frames().Sum(f => (long)f.Bytes.Length), 1, FrameTrace.MostBytes);
    }

    [Fact]
    public void The_last_frame_says_what_went_wrong_with_it()
    {
        var meter = new MeterRecorder("m", "c");
        meter.Frame(Noon, true, [1]);
        meter.TimedOut(Noon, "no answer", silent: false);
        meter.Frame(Noon, true, [1]);
        meter.Frame(Noon, false, [2]);
        meter.Answered(Noon, TimeSpan.FromMilliseconds(20));
        Assert.Equal(["silence", null, null], meter.Snapshot().Frames.Select(f => f.Problem));
        Assert.Equal(TimeSpan.FromMilliseconds(20), meter.Snapshot().Response!.P95);
    }
}
