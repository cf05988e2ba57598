using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Node.Configuration;

/// <summary>A configuration as the entities keep it.</summary>
public static class PlantRecords
{
    /// <summary>A meter's record, with the plant's working days.</summary>
    public static MeterRecord Meter(MeterSection meter, NodeConfiguration node, WorkCalendar? calendar = null) =>
        Meter(meter, node.Plant, node.Channels.FirstOrDefault(c => c.MeterIds.Contains(meter.Id))?.Id ?? "", calendar);

    /// <summary>The record of a meter of a plant on a channel, empty where it is on none, with the plant's working days.</summary>
    public static MeterRecord Meter(MeterSection meter, PlantSection plant, string channel, WorkCalendar? calendar)
    {
        var record = new MeterRecord
        {
            Id = meter.Id,
            Plant = plant.Id,
            TimeZone = plant.TimeZone,
            Instrument = new InstrumentRecord
            {
                NameZh = meter.NameZh,
                NameEn = meter.NameEn,
                Medium = meter.Medium,
                Vendor = meter.Vendor,
                Model = meter.Model,
                SerialNumber = meter.SerialNumber,
                Place = meter.Place,
                AccuracyClass = meter.AccuracyClass,
                Certificate = meter.Certificate,
                CalibratedOn = Milliseconds(meter.CalibratedOn),
                CalibrationDue = Milliseconds(meter.CalibrationDue),
                ParentMeter = meter.Parent,
                Channel = channel,
            },
        };
        record.Points.AddRange(meter.Points.Select(Point));
        calendar?.Write(record);
        return record;
    }

    /// <summary>A boundary's record.</summary>
    public static BoundaryRecord Boundary(BoundarySection boundary, NodeConfiguration node)
    {
        var record = new BoundaryRecord { Id = boundary.Id, Plant = node.Plant.Id, NameZh = boundary.NameZh, NameEn = boundary.NameEn };
        record.Members.AddRange(boundary.Members.Select(Member));
        return record;
    }

    /// <summary>A member's record.</summary>
    public static MemberRecord Member(MemberSection member) => new()
    {
        Entity = member.Source is { } source ? $"source:{source}" : $"boundary:{member.Boundary}",
        Share = DecimalValue.From(member.Share),
        ValidFrom = member.ValidFrom is { } from ? MeteringRecords.Record(from) : 0,
        ValidTo = member.ValidTo is { } to ? MeteringRecords.Record(to) : 0,
    };

    /// <summary>The factory's record: its members are the units that no other unit holds, and the sources that no unit holds.</summary>
    public static FactoryRecord Factory(NodeConfiguration node)
    {
        var plant = node.Plant;
        var record = new FactoryRecord
        {
            Id = plant.Id,
            NameZh = plant.NameZh,
            NameEn = plant.NameEn,
            Registration = plant.Registration,
            Industry = plant.Industry,
            Address = plant.Address,
            Contact = plant.Contact,
            TimeZone = plant.TimeZone,
            Method = plant.Method,
        };
        var held = node.Boundaries.SelectMany(b => b.Members).ToList();
        record.Members.AddRange(
            node.Boundaries.Where(b => held.All(m => m.Boundary != b.Id)).Select(b => $"boundary:{b.Id}")
                .Concat(node.Sources.Where(s => held.All(m => m.Source != s.Id)).Select(s => $"source:{s.Id}"))
                .Select(e => new MemberRecord { Entity = e, Share = DecimalValue.From(1m) }));
        return record;
    }

    private static PointRecord Point(PointSection point)
    {
        var record = MeteringRecords.Record(new PointConfiguration
        {
            Id = point.Id,
            Kind = point.Kind,
            Unit = point.Unit,
            Factor = point.Factor,
            Modulus = point.Modulus,
            Step = point.Step,
            Minimum = point.Minimum,
            Maximum = point.Maximum,
            MaximumRate = point.MaximumRate,
            Every = point.Every,
            Label = point.Label,
            Fill = point.Fill,
        });
        record.NameZh = point.NameZh;
        record.NameEn = point.NameEn;
        return record;
    }

    private static long Milliseconds(DateOnly? day) =>
        day is { } d ? new DateTimeOffset(d.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds() : 0;
}
