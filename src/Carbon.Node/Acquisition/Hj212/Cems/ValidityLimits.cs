using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>When figures of an hour, day and month are valid (HJ 76-2017 Annex B, as quoted by a public page; the text itself was not at hand).</summary>
public sealed record ValidityLimits
{
    /// <summary>Valid minutes that an hour needs.</summary>
    public int MinutesOfHour { get; init; } = 45;

    /// <summary>Valid hours that a day needs.</summary>
    public int HoursOfDay { get; init; } = 20;

    /// <summary>Valid days that a month needs.</summary>
    public int DaysOfMonth { get; init; } = 25;

    /// <summary>Valid days that February needs.</summary>
    public int DaysOfFebruary { get; init; } = 23;

    /// <summary>What is wrong; <paramref name="path"/> is the JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var (name, value, most) in new[] { ("minutesOfHour", MinutesOfHour, 60), ("hoursOfDay", HoursOfDay, 24), ("daysOfMonth", DaysOfMonth, 30), ("daysOfFebruary", DaysOfFebruary, 28) })
            if (value < 1 || value > most)
                yield return new($"{path}.{name}", $"must be between 1 and {most}");
    }
}
