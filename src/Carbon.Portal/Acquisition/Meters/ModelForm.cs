using System.Globalization;
using Carbon.Portal.Entries;

namespace Carbon.Portal.Acquisition.Meters;

/// <summary>A model as it is chosen for a meter.</summary>
public sealed class ModelForm
{
    /// <summary>Id of the model; empty: points are set by hand.</summary>
    public string Id { get; set; } = "";

    /// <summary>Ratio of the current transformers.</summary>
    public string CurrentRatio { get; set; } = "1";

    /// <summary>Ratio of the voltage transformers.</summary>
    public string VoltageRatio { get; set; } = "1";

    /// <summary>Time between two readings; empty: as the model has it.</summary>
    public string Every { get; set; } = "";

    /// <summary>Points that are read.</summary>
    public HashSet<string> Points { get; private set; } = [];

    /// <summary>Takes a model with the points that it reads by default.</summary>
    public void Take(MeterModelView? model) => (Id, Points) = (model?.Id ?? "", [.. model?.Points.Where(p => p.IsDefault).Select(p => p.Id) ?? []]);

    /// <summary>What is wrong: path and key of the words.</summary>
    public IEnumerable<(string Path, string Word)> Problems()
    {
        if (EnteredNumber.Parse(CurrentRatio) is not > 0m)
            yield return ("$.model.currentRatio", "model.problem.ratio");
        if (EnteredNumber.Parse(VoltageRatio) is not > 0m)
            yield return ("$.model.voltageRatio", "model.problem.ratio");
        if (Every.Length > 0 && Span() is null)
            yield return ("$.model.every", "option.problem.duration");
        if (Points.Count == 0)
            yield return ("$.model.points", "model.problem.points");
    }

    /// <summary>The choice.</summary>
    public ModelChoice Choice() => new(Id, EnteredNumber.Parse(CurrentRatio) ?? 1m, EnteredNumber.Parse(VoltageRatio) ?? 1m, [.. Points.Order(StringComparer.Ordinal)], Span());

    private TimeSpan? Span() => Options.OptionText.Duration(Every) is { } duration && decimal.TryParse(duration.Number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? TimeSpan.FromTicks((long)(number * duration.Unit switch { "ms" => TimeSpan.TicksPerMillisecond, "s" => TimeSpan.TicksPerSecond, "m" => TimeSpan.TicksPerMinute, "h" => TimeSpan.TicksPerHour, _ => TimeSpan.TicksPerDay }))
        : null;
}
