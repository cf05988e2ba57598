using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Metering;

/// <summary>What a meter answers to a command: pure functions of its state, the command and the time.</summary>
public static class MeterDecisions
{
    /// <summary>No register shows more; beyond it sums of readings could leave the range of a decimal.</summary>
    private const decimal LargestValue = 1_000_000_000_000_000m;

    /// <summary>Decides on any meter command; null where it is none.</summary>
    public static Decision<Meter>? Decide(Meter meter, IMessage command, DateTimeOffset now) => command switch
    {
        RecordReadings record => Record(meter, record, now),
        ConfigureMeter configure => Configure(meter, configure, now),
        AnnounceReplacement announce => Announce(meter, announce, now),
        SubscribeToPoint subscribe => Subscribe(meter, subscribe),
        DescribeMeter => Decision<Meter>.Answer(meter, Describe(meter)),
        _ => null,
    };

    /// <summary>Configures the instrument; the same configuration again changes nothing, nor does what the file said before.</summary>
    private static Decision<Meter> Configure(Meter meter, ConfigureMeter command, DateTimeOffset now)
    {
        if (command.FromFile && meter is { Filed: { } filed, Configuration: { } standing } && WorkCalendar.Of(command.Meter).On(filed).Equals(command.Meter))
            // The file says of the meter what it said before. Working days are the plant's, and follow it whoever set the meter up.
            return Configure(meter, new ConfigureMeter { Meter = WorkCalendar.Of(command.Meter).On(standing), By = command.By, Reason = command.Reason }, now);
        if (!command.FromFile && command.Meter.Equals(meter.Configuration))
            return Decision<Meter>.Answer(meter, new Done());
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(command.Meter.TimeZone, out _))
            return Decision<Meter>.Answer(meter, new Refused { Reason = $"The time zone '{command.Meter.TimeZone}' of meter {command.Meter.Id} is not known on this machine." });
        if (meter.Configuration is { } known && known.TimeZone != command.Meter.TimeZone)
            return Decision<Meter>.Answer(meter, new Refused { Reason = $"The meter {command.Meter.Id} has cut its days in {known.TimeZone}; with {command.Meter.TimeZone} they would mean something else. Give the meter another id, or set the time zone back." });
        return Write(meter, new MeterConfigured { At = now.ToUnixTimeMilliseconds(), Meter = command.Meter, By = command.By, Reason = command.Reason, FromFile = command.FromFile }, new Done());
    }

    /// <summary>Records what can be recorded of a batch and says of the rest why not.</summary>
    private static Decision<Meter> Record(Meter meter, RecordReadings command, DateTimeOffset now)
    {
        var reply = new ReadingsReply();
        var recorded = new ReadingsRecorded { ReceivedAt = command.ReceivedAt, Frame = command.Frame };
        foreach (var group in command.Points)
        {
            if (!meter.Points.TryGetValue(group.Point, out var point) || meter.Configuration!.Points.All(p => p.Id != group.Point))
            {
                reply.Rejected.AddRange(group.Readings.Select(r => new Rejection
                {
                    Point = group.Point,
                    Id = r.Id,
                    Reason = meter.Configuration is null
                        ? $"The meter {command.MeterId} is not configured."
                        : $"The meter {command.MeterId} has no point '{group.Point}'; it has {string.Join(", ", meter.Configuration.Points.Select(p => p.Id))}.",
                }));
                continue;
            }
            var accepted = Sift(point.Series, group, command.ReceivedAt, now, reply);
            if (accepted.Readings.Count > 0)
                recorded.Points.Add(accepted);
        }
        return recorded.Points.Count == 0 ? Decision<Meter>.Answer(meter, reply) : Write(meter, recorded, reply);
    }

    private static PointReadings Sift(PointSeries series, PointReadings group, long receivedAt, DateTimeOffset now, ReadingsReply reply)
    {
        var accepted = new PointReadings { Point = group.Point };
        var several = group.Readings.Count > 1;
        Dictionary<long, decimal>? times = several ? new(group.Readings.Count) : null;
        HashSet<string>? ids = several ? new(StringComparer.Ordinal) : null;
        foreach (var record in group.Readings)
        {
            var reading = MeteringRecords.Reading(record, receivedAt);
            var examination = Math.Abs(reading.Value) > LargestValue
                ? new Examination(Verdict.Refused, $"{reading.Value} is more than any register shows ({LargestValue}); check the decoding of the value.")
                : series.Examine(reading, now);
            if (examination.Verdict == Verdict.Accepted && several)
                examination = WithinBatch(record, reading.Value, times!, ids!);
            switch (examination.Verdict)
            {
                case Verdict.Accepted:
                    accepted.Readings.Add(AsEntered(record, series.Configuration.Kind));
                    reply.Accepted++;
                    break;
                case Verdict.Duplicate:
                    reply.Duplicates++;
                    break;
                default:
                    reply.Rejected.Add(new Rejection { Point = group.Point, Id = record.Id, Reason = examination.Reason });
                    break;
            }
        }
        return accepted;
    }

    /// <summary>What is entered for a manual point is marked so, whoever sends it (6.2).</summary>
    private static ReadingRecord AsEntered(ReadingRecord record, PointKind kind)
    {
        if (kind != PointKind.Manual || record.Quality != (int)Quality.Good)
            return record;
        var entered = record.Clone();
        entered.Quality = (int)Quality.Manual;
        return entered;
    }

    private static Examination WithinBatch(ReadingRecord record, decimal value, Dictionary<long, decimal> times, HashSet<string> ids)
    {
        if (record.Id.Length > 0 && !ids.Add(record.Id))
            return new Examination(Verdict.Duplicate);
        if (times.TryAdd(record.MeasuredAt, value))
            return new Examination(Verdict.Accepted);
        return times[record.MeasuredAt] == value
            ? new Examination(Verdict.Duplicate)
            : new Examination(Verdict.Refused, "Another reading of this point in the same message has this time and another value.");
    }

    private static Decision<Meter> Announce(Meter meter, AnnounceReplacement command, DateTimeOffset now)
    {
        if (!meter.Points.ContainsKey(command.Point))
            return Decision<Meter>.Answer(meter, new Refused { Reason = $"The meter {command.MeterId} has no point '{command.Point}'." });
        var announced = new ReplacementAnnounced
        {
            AnnouncedAt = now.ToUnixTimeMilliseconds(),
            Point = command.Point,
            At = command.At,
            End = command.End,
            Start = command.Start,
            By = command.By,
            Reason = command.Reason,
        };
        return Write(meter, announced, new Done());
    }

    private static Decision<Meter> Subscribe(Meter meter, SubscribeToPoint command)
    {
        if (!meter.Points.TryGetValue(command.Point, out var point))
            return Decision<Meter>.Answer(meter, new Refused { Reason = $"The meter {command.MeterId} has no point '{command.Point}'." });
        var feed = command.Since == point.Feed ? null : EverythingHeld(command, point);
        if (point.Subscribers.Contains(command.SourceId))
            return Decision<Meter>.Answer(meter, (IMessage?)feed ?? new Done());
        var added = new SubscriptionAdded { Point = command.Point, SourceId = command.SourceId };
        return new Decision<Meter>([added], meter.Apply(added), (IMessage?)feed ?? new Done());
    }

    private static FeedActivity EverythingHeld(SubscribeToPoint command, MeteredPoint point)
    {
        var feed = new FeedActivity
        {
            SourceId = command.SourceId,
            Meter = command.MeterId,
            Point = command.Point,
            Feed = point.Feed,
            Previous = -1,
            SettledThrough = point.Series.SettledThrough?.ToUnixTimeMilliseconds() ?? 0,
        };
        feed.Intervals.AddRange(point.Series.SettledSince(DateTimeOffset.MinValue).Select(MeteringRecords.Record));
        return feed;
    }

    private static MeterDescription Describe(Meter meter)
    {
        var description = new MeterDescription { Meter = meter.Configuration };
        foreach (var (id, point) in meter.Points)
        {
            var described = new PointDescription
            {
                Point = id,
                Latest = point.Series.Latest is { } latest ? MeteringRecords.Record(latest) : null,
                SettledThrough = point.Series.SettledThrough?.ToUnixTimeMilliseconds() ?? 0,
                Feed = point.Feed,
            };
            described.Live.AddRange(point.Series.Live.Select(MeteringRecords.Record));
            description.Points.Add(described);
        }
        return description;
    }

    private static Decision<Meter> Write(Meter meter, IMessage @event, IMessage reply)
    {
        var (after, follow) = MeterFold.Take(meter, @event);
        foreach (var consequence in follow)
            after = after.Apply(consequence);
        return new Decision<Meter>(follow.Insert(0, @event), after, reply);
    }
}
