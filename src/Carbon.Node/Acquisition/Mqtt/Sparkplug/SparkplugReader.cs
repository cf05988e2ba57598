using Google.Protobuf;

namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>Reads payloads: the fields of org.eclipse.tahu.protobuf.Payload that concern readings; others are passed over.</summary>
public static class SparkplugReader
{
    /// <summary>Most metrics taken from one payload.</summary>
    public const int MostMetrics = 20_000;

    /// <summary>The payload in <paramref name="bytes"/>; false with a reason where it is none.</summary>
    public static bool TryRead(byte[] bytes, out SparkplugPayload payload, out string error)
    {
        payload = new(null, null, []);
        error = "";
        try
        {
            payload = Payload(new CodedInputStream(bytes));
            return true;
        }
        catch (Exception failure) when (failure is InvalidProtocolBufferException or InvalidOperationException or ArgumentException)
        {
            error = $"no Sparkplug B payload: {failure.Message}";
            return false;
        }
    }

    private static SparkplugPayload Payload(CodedInputStream input)
    {
        ulong? timestamp = null, sequence = null;
        var metrics = new List<SparkplugMetric>();
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            switch (tag)
            {
                case 1 << 3:
                    timestamp = input.ReadUInt64();
                    break;
                case 2 << 3 | 2 when metrics.Count < MostMetrics:
                    metrics.Add(Metric(input.ReadBytes().CreateCodedInput()));
                    break;
                case 2 << 3 | 2:
                    throw new InvalidOperationException($"it holds more than {MostMetrics} metrics");
                case 3 << 3:
                    sequence = input.ReadUInt64();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }
        return sequence is > 255 ? throw new InvalidOperationException($"its sequence number is {sequence}; they go from 0 to 255") : new(timestamp, sequence, metrics);
    }

    private static SparkplugMetric Metric(CodedInputStream input)
    {
        var metric = new SparkplugMetric("", null, null, SparkplugType.Unknown, false, false, null, null);
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            switch (tag)
            {
                case 1 << 3 | 2:
                    metric = metric with { Name = input.ReadString() };
                    break;
                case 2 << 3:
                    metric = metric with { Alias = input.ReadUInt64() };
                    break;
                case 3 << 3:
                    metric = metric with { Timestamp = input.ReadUInt64() };
                    break;
                case 4 << 3:
                    metric = metric with { Type = (SparkplugType)input.ReadUInt32() };
                    break;
                case 5 << 3:
                    metric = metric with { IsHistorical = input.ReadBool() };
                    break;
                case 7 << 3:
                    metric = metric with { IsNull = input.ReadBool() };
                    break;
                case 9 << 3 | 2:
                    metric = metric with { Quality = SparkplugProperties.Quality(input.ReadBytes().CreateCodedInput()) };
                    break;
                default:
                    if (TryValue(input, tag, first: 10, out var value))
                        metric = metric with { Value = value };
                    else
                        input.SkipLastField();
                    break;
            }
        }
        return metric;
    }

    /// <summary>Reads a value of the six plain kinds, whose fields begin at <paramref name="first"/>.</summary>
    internal static bool TryValue(CodedInputStream input, uint tag, int first, out object? value)
    {
        value = ((int)(tag >> 3) - first, tag & 7) switch
        {
            (0, 0) => input.ReadUInt32(),
            (1, 0) => input.ReadUInt64(),
            (2, 5) => input.ReadFloat(),
            (3, 1) => input.ReadDouble(),
            (4, 0) => input.ReadBool(),
            (5, 2) => input.ReadString(),
            _ => null,
        };
        return value is not null;
    }
}
