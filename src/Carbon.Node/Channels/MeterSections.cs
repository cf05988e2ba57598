using System.Text.Json;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Configuration;

namespace Carbon.Node.Channels;

/// <summary>A recorded meter as the configuration file has it: the other way of <see cref="PlantRecords"/>.</summary>
public static class MeterSections
{
    private static readonly JsonSerializerOptions Json = new(ChannelOptions.Json)
    {
        WriteIndented = false,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Converters = { new PlainDecimalConverter() },
    };

    /// <summary>The section of a record.</summary>
    public static MeterSection Of(MeterRecord meter) => new()
    {
        Id = meter.Id,
        NameZh = meter.Instrument.NameZh,
        NameEn = meter.Instrument.NameEn,
        Medium = meter.Instrument.Medium,
        Vendor = meter.Instrument.Vendor,
        Model = meter.Instrument.Model,
        SerialNumber = meter.Instrument.SerialNumber,
        Place = meter.Instrument.Place,
        AccuracyClass = meter.Instrument.AccuracyClass,
        Certificate = meter.Instrument.Certificate,
        CalibratedOn = Day(meter.Instrument.CalibratedOn),
        CalibrationDue = Day(meter.Instrument.CalibrationDue),
        Parent = meter.Instrument.ParentMeter,
        Points = [.. meter.Points.Select(Point)],
    };

    /// <summary>A section as JSON.</summary>
    public static string Text(MeterSection meter) => JsonSerializer.Serialize(meter, Json);

    private static PointSection Point(PointRecord record)
    {
        var point = MeteringRecords.Configuration(record);
        return new PointSection
        {
            Id = point.Id,
            NameZh = record.NameZh,
            NameEn = record.NameEn,
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
        };
    }

    private static DateOnly? Day(long instant) => instant == 0 ? null : DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(instant).UtcDateTime);
}
