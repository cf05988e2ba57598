using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>A measuring point in a logger's data.</summary>
public sealed record Hj212PointOptions
{
    /// <summary>Id of the point within its meter.</summary>
    public required string PointId { get; init; }

    /// <summary>Code of the factor; for flue gas that of the other edition is taken as well (a00000 and B02).</summary>
    public required string Factor { get; init; }

    /// <summary>Which data.</summary>
    public Hj212Kind Data { get; init; } = Hj212Kind.Hour;

    /// <summary>Which value: Rtd of momentary data, Avg, Min, Max or Cou (quantity) of the others. Left out: Rtd, Avg.</summary>
    public string? Field { get; init; }

    /// <summary>Factor on the number.</summary>
    public decimal Scale { get; init; } = 1m;

    /// <summary>Added after the factor.</summary>
    public decimal Offset { get; init; }

    /// <summary>What is wrong; <paramref name="path"/> is the JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (string.IsNullOrWhiteSpace(PointId))
            yield return new($"{path}.pointId", "a point needs an id");
        if (!IsCode(Factor))
            yield return new($"{path}.factor", $"'{Factor}' is no code of a factor; flue gas has a05001 (CO2), a00000 (flow), a01012 (temperature)");
        if (Field is not (null or "Rtd" or "ZsRtd" or "Min" or "Avg" or "Max" or "Cou" or "ZsMin" or "ZsAvg" or "ZsMax"))
            yield return new($"{path}.field", $"'{Field}' is no value of HJ 212; write Rtd, Min, Avg, Max or Cou");
        else if (Field is { } field && field.EndsWith("Rtd", StringComparison.Ordinal) != (Data == Hj212Kind.RealTime))
            yield return new($"{path}.field", Data == Hj212Kind.RealTime ? "momentary data have Rtd" : "only momentary data have Rtd; write Avg, Min, Max or Cou");
        if (Scale == 0m)
            yield return new($"{path}.scale", "must not be zero");
    }

    internal static bool IsCode(string code) => code.Length is >= 1 and <= 16 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
