using Google.Protobuf;

namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>Writes payloads: requests of the terminal, and what simulated edge nodes send.</summary>
public static class SparkplugWriter
{
    /// <summary>The request for new birth certificates, for the topic of commands of an edge node.</summary>
    public static byte[] RebirthRequest(DateTimeOffset now)
    {
        var sent = (ulong)now.ToUnixTimeMilliseconds();
        return Write(new(sent, null, [new(SparkplugPayload.Rebirth, null, sent, SparkplugType.Boolean, false, false, null, true)]));
    }

    /// <summary>The bytes of a payload.</summary>
    public static byte[] Write(SparkplugPayload payload) => Bytes(output =>
    {
        Number(output, 1, payload.Timestamp);
        foreach (var metric in payload.Metrics)
            Nested(output, 2, Bytes(inner => Metric(inner, metric)));
        Number(output, 3, payload.Sequence);
    });

    private static void Metric(CodedOutputStream output, SparkplugMetric metric)
    {
        if (metric.Name.Length > 0)
            Text(output, 1, metric.Name);
        Number(output, 2, metric.Alias);
        Number(output, 3, metric.Timestamp);
        Number(output, 4, metric.Type == SparkplugType.Unknown ? null : (ulong)metric.Type);
        Number(output, 5, metric.IsHistorical ? 1UL : null);
        Number(output, 7, metric.IsNull ? 1UL : null);
        if (metric.Quality is { } quality)
            Nested(output, 9, Bytes(set => Property(set, quality)));
        Value(output, 10, metric.Value);
    }

    private static void Property(CodedOutputStream output, int quality)
    {
        Text(output, 1, "Quality");
        Nested(output, 2, Bytes(value =>
        {
            Number(value, 1, (ulong)SparkplugType.Int32);
            Value(value, 3, (uint)quality);
        }));
    }

    private static void Value(CodedOutputStream output, int first, object? value)
    {
        switch (value)
        {
            case uint number:
                Number(output, first, number);
                break;
            case ulong number:
                Number(output, first + 1, number);
                break;
            case float number:
                output.WriteTag(first + 2, WireFormat.WireType.Fixed32);
                output.WriteFloat(number);
                break;
            case double number:
                output.WriteTag(first + 3, WireFormat.WireType.Fixed64);
                output.WriteDouble(number);
                break;
            case bool flag:
                Number(output, first + 4, flag ? 1UL : 0UL);
                break;
            case string text:
                Text(output, first + 5, text);
                break;
        }
    }

    private static void Number(CodedOutputStream output, int field, ulong? value)
    {
        if (value is not { } number)
            return;
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteUInt64(number);
    }

    private static void Text(CodedOutputStream output, int field, string text)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(text);
    }

    private static void Nested(CodedOutputStream output, int field, byte[] message)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(message));
    }

    private static byte[] Bytes(Action<CodedOutputStream> write)
    {
        using var memory = new MemoryStream();
        using (var output = new CodedOutputStream(memory, leaveOpen: true))
            write(output);
        return memory.ToArray();
    }
}
