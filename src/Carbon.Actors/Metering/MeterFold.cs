using System.Collections.Immutable;
using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Metering;

/// <summary>
/// What follows from what came in: the one path by which readings become settlements, whether a meter runs, recovers or is verified.
/// </summary>
public static class MeterFold
{
    /// <summary>Who fills gaps where no person does (12.4).</summary>
    public const string Rule = "rule 12.4";

    /// <summary>
    /// Takes an event that came from outside (configuration, readings, an announced replacement). Gives the state after it and the events
    /// that follow from it, in the order in which they are stored; their effect is not yet in the state. Other events change nothing here.
    /// </summary>
    public static (Meter After, ImmutableList<IMessage> Follow) Take(Meter meter, IMessage @event) => @event switch
    {
        MeterConfigured configured => Configure(meter with { Filed = configured.FromFile ? configured.Meter : meter.Filed }, configured.Meter),
        ReadingsRecorded recorded => Record(meter, recorded),
        ReplacementAnnounced announced => Advance(meter, announced.Point, s => s.Announce(new Replacement(
            MeteringRecords.Time(announced.At), announced.End.ToDecimal(), announced.Start.ToDecimal()))),
        _ => (meter, []),
    };

    /// <summary>True for the events that <see cref="Take"/> derives from others.</summary>
    public static bool Follows(IMessage @event) => @event is IntervalsSettled or DaysSettled or GapsClosed or IncidentsNoticed;

    private static (Meter, ImmutableList<IMessage>) Record(Meter meter, ReadingsRecorded recorded)
    {
        var follow = ImmutableList<IMessage>.Empty;
        foreach (var group in recorded.Points)
        {
            var readings = new Reading[group.Readings.Count];
            for (var i = 0; i < readings.Length; i++)
                readings[i] = MeteringRecords.Reading(group.Readings[i], recorded.ReceivedAt);
            (meter, var more) = Advance(meter, group.Point, s => s.Add(readings));
            follow = follow.AddRange(more);
        }
        return (meter, follow);
    }

    private static (Meter, ImmutableList<IMessage>) Configure(Meter meter, MeterRecord record)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(record.TimeZone);
        var calendar = WorkCalendar.Of(record);
        var isSameCalendar = meter.Configuration is { } before && before.Holidays.Equals(record.Holidays) && before.Workdays.Equals(record.Workdays);
        var follow = ImmutableList<IMessage>.Empty;
        foreach (var point in record.Points)
        {
            var configuration = MeteringRecords.Configuration(point);
            if (!meter.Points.TryGetValue(point.Id, out var known))
            {
                meter = meter with { Points = meter.Points.Add(point.Id, new MeteredPoint(PointSeries.Create(configuration, zone, calendar: calendar), 0, [])) };
                continue;
            }
            if (known.Series.Configuration == configuration && isSameCalendar)
                continue;
            (meter, var more) = Advance(meter, point.Id, s => s.Reconfigure(configuration, calendar));
            follow = follow.AddRange(more);
        }
        return (meter with { Configuration = record }, follow);
    }

    private static (Meter, ImmutableList<IMessage>) Advance(Meter meter, string id, Func<PointSeries, Advance> step)
    {
        if (!meter.Points.TryGetValue(id, out var point))
            return (meter, []);
        var advance = step(point.Series);
        var follow = ImmutableList.CreateBuilder<IMessage>();
        if (advance.Incidents.Count > 0)
        {
            var noticed = new IncidentsNoticed { Point = id };
            noticed.Incidents.AddRange(advance.Incidents.Select(MeteringRecords.Record));
            follow.Add(noticed);
        }
        if (advance.Gaps.Count > 0)
        {
            var closed = new GapsClosed { Point = id, By = Rule };
            closed.Gaps.AddRange(advance.Gaps.Select(MeteringRecords.Record));
            follow.Add(closed);
        }
        if (advance.Intervals.Count > 0)
        {
            var settled = new IntervalsSettled
            {
                Point = id,
                Feed = point.Feed + 1,
                SettledThrough = advance.Series.SettledThrough?.ToUnixTimeMilliseconds() ?? 0,
            };
            settled.Intervals.AddRange(advance.Intervals.Select(MeteringRecords.Record));
            follow.Add(settled);
        }
        if (advance.Days.Count > 0)
        {
            var days = new DaysSettled { Point = id };
            days.Days.AddRange(advance.Days.Select(MeteringRecords.Record));
            follow.Add(days);
        }
        return (meter.WithPoint(id, p => p with { Series = advance.Series }), follow.ToImmutable());
    }
}
