namespace Carbon.Node.Acquisition.Hj212;

/// <summary>The data of a message (2011, 2051, 2061, 2031).</summary>
/// <param name="Kind">What data.</param>
/// <param name="Time">DataTime, local.</param>
/// <param name="Factors">Factors by code, as sent.</param>
public sealed record Hj212Data(Hj212Kind Kind, DateTime Time, IReadOnlyDictionary<string, Hj212Factor> Factors)
{
    /// <summary>Reads the data of a message; false with a reason when it has none that can be dated.</summary>
    /// <param name="message">The message.</param>
    /// <param name="time">DataTime of the first package, for later packages of the same data that have none.</param>
    /// <param name="data">The data.</param>
    /// <param name="error">What is missing.</param>
    public static bool TryRead(Hj212Message message, DateTime? time, out Hj212Data data, out string error)
    {
        data = null!;
        if (Hj212Kinds.Of(message.Command) is not { } kind)
        {
            error = $"command {message.Command} carries no data";
            return false;
        }
        var text = message.Field("DataTime");
        if (Hj212Time.TryParse(text, out var found))
            time = found;
        else if (text.Length > 0 || time is null)
        {
            error = text.Length > 0 ? $"DataTime '{text}' is no time of the form yyyyMMddHHmmss" : "there is no DataTime";
            return false;
        }
        error = "";
        data = new(kind, time.Value, Read(message.Fields));
        return true;
    }

    /// <summary>The factor of any of some codes (editions name the same thing differently); null where there is none.</summary>
    public Hj212Factor? Factor(IReadOnlyList<string> codes)
    {
        foreach (var code in codes)
            if (Factors.TryGetValue(code, out var factor))
                return factor;
        return null;
    }

    /// <summary>These data and those of another package of the same.</summary>
    public Hj212Data With(Hj212Data more)
    {
        var all = new Dictionary<string, Hj212Factor>(Factors, StringComparer.OrdinalIgnoreCase);
        foreach (var (code, factor) in more.Factors)
            all[code] = factor;
        return this with { Factors = all };
    }

    private static Dictionary<string, Hj212Factor> Read(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var factors = new Dictionary<string, Hj212Factor>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in fields.Where(f => f.Key.IndexOf('-', StringComparison.Ordinal) > 0).GroupBy(f => f.Key[..f.Key.IndexOf('-', StringComparison.Ordinal)], StringComparer.OrdinalIgnoreCase))
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, value) in group)
                values.TryAdd(name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..], value);
            factors[group.Key] = new(values, values.GetValueOrDefault("Flag", ""));
        }
        return factors;
    }
}
