using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Collecting;

/// <summary>Turns values into readings, meter by meter, and notes how each meter does.</summary>
internal sealed class OpcUaReadings(OpcUaOptions options, ChannelSurroundings around)
{
    private const int LongestFrame = 4096;

    /// <summary>How far the server's clock is ahead of the terminal's.</summary>
    public TimeSpan ClockOff { get; set; }

    /// <summary>The readings of what came together. The frame of a meter holds its own values only, in their encoding.</summary>
    public IReadOnlyList<MeterReadings> Of(IReadOnlyList<(OpcUaPoint Point, UaDataValue Value)> values)
    {
        var arrived = around.Time.GetUtcNow();
        return [.. values.GroupBy(v => v.Point.MeterId).Select(meter => Of(meter.Key, [.. meter], arrived)).Where(m => m.Readings.Count > 0)];
    }

    /// <summary>Readings without values: the last ones, confirmed.</summary>
    public static IReadOnlyList<MeterReadings> Confirmed(IEnumerable<OpcUaPoint> points, DateTimeOffset at) =>
        [.. points.Select(p => (p.MeterId, Reading: p.Confirm(at))).Where(p => p.Reading is not null).GroupBy(p => p.MeterId, p => p.Reading!).Select(m => new MeterReadings(m.Key, [.. m], default))];

    private MeterReadings Of(string meterId, IReadOnlyList<(OpcUaPoint Point, UaDataValue Value)> values, DateTimeOffset arrived)
    {
        var frame = Notifications.OfValues([.. values.Select(v => new MonitoredItemNotification { ClientHandle = v.Point.Handle, Value = v.Value })]).Body!;
        frame = frame.Length > LongestFrame ? frame[..LongestFrame] : frame;
        var recorder = around.State.Recorder(meterId);
        recorder?.Frame(arrived, sent: false, frame);
        around.Metrics.Request();
        var problem = values.Select(v => v.Point.Problem(v.Value)).LastOrDefault(p => p.Length > 0);
        if (problem is null)
            recorder?.Answered(arrived);
        else
        {
            around.Metrics.Failure("Status");
            recorder?.Refused(arrived, problem);
        }
        var readings = values.Where(v => !OpcUaPoint.IsMistaken(v.Value.Status)).Select(v => v.Point.Read(v.Value, OpcUaTime.Of(v.Value, arrived, ClockOff, options.TimeTolerance)));
        return new(meterId, [.. readings.OrderBy(r => r.MeasuredAt)], frame);
    }
}
