using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>
/// Limits of the substitution of hourly mass after HJ 75-2017 clause 12, as a public program has them for SO2, NOx and particulates. Not confirmed
/// by the text of the standard, nor made for CO2 by it: a conservative choice beside the filling of clause 12.4.
/// </summary>
public sealed record SubstitutionLimits
{
    /// <summary>Capture rate of the quarter from which the short runs have their own rule.</summary>
    public decimal HighCapture { get; init; } = 0.90m;

    /// <summary>Capture rate of the quarter below which nothing is substituted.</summary>
    public decimal LowCapture { get; init; } = 0.75m;

    /// <summary>Longest run of missing hours that counts as short.</summary>
    public int ShortRun { get; init; } = 24;

    /// <summary>Valid hours looked at for a short run.</summary>
    public int HoursOfShortRun { get; init; } = 180;

    /// <summary>Valid hours looked at for a long run.</summary>
    public int HoursOfLongRun { get; init; } = 720;

    /// <summary>Valid hours looked at where the capture rate is between the two limits.</summary>
    public int HoursOfLowCapture { get; init; } = 2160;

    /// <summary>What is wrong; <paramref name="path"/> is the JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (LowCapture is < 0m or > 1m)
            yield return new($"{path}.lowCapture", "must be between 0 and 1");
        if (HighCapture < LowCapture || HighCapture > 1m)
            yield return new($"{path}.highCapture", "must be between lowCapture and 1");
        foreach (var (name, value) in new[] { ("shortRun", ShortRun), ("hoursOfShortRun", HoursOfShortRun), ("hoursOfLongRun", HoursOfLongRun), ("hoursOfLowCapture", HoursOfLowCapture) })
            if (value is < 1 or > 8784)
                yield return new($"{path}.{name}", "must be between 1 and 8784");
    }
}
