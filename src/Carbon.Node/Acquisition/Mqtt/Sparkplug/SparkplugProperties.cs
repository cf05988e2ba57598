using Google.Protobuf;

namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>The property <c>Quality</c> in a metric's set of properties: names in one list, values in another.</summary>
internal static class SparkplugProperties
{
    private const int Most = 1000;

    public static int? Quality(CodedInputStream input)
    {
        var names = new List<string>();
        var values = new List<object?>();
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            if (names.Count > Most || values.Count > Most)
                throw new InvalidOperationException($"a metric has more than {Most} properties");
            if (tag == (1 << 3 | 2))
                names.Add(input.ReadString());
            else if (tag == (2 << 3 | 2))
                values.Add(Value(input.ReadBytes().CreateCodedInput()));
            else
                input.SkipLastField();
        }
        var at = names.IndexOf("Quality");
        return at < 0 || at >= values.Count ? null : values[at] switch
        {
            uint number => (int)Math.Min(number, int.MaxValue),
            ulong number => (int)Math.Min(number, int.MaxValue),
            _ => null,
        };
    }

    private static object? Value(CodedInputStream input)
    {
        object? found = null;
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            if (SparkplugReader.TryValue(input, tag, first: 3, out var value))
                found = value;
            else
                input.SkipLastField();
        }
        return found;
    }
}
