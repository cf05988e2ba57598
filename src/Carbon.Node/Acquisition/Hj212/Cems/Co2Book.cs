using System.Globalization;
using Carbon.Metering;

namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>Makes the readings of a CO2 point of a logger's data, hour by hour. Not safe for several threads.</summary>
/// <param name="options">How it is computed.</param>
/// <param name="period">Length of the data it is computed of.</param>
/// <param name="zone">Time zone of the logger.</param>
public sealed class Co2Book(Co2Options options, TimeSpan period, TimeZoneInfo zone)
{
    private const int DaysKept = 120;
    private readonly SortedDictionary<DateTime, StackHour> _hours = [];
    private readonly HashSet<DateTime> _told = [];
    private readonly HashSet<DateTime> _unsubstituted = [];
    private readonly HourOfMinutes? _minutes = options.Data == Hj212Kind.Minute ? new(period, options.Validity) : null;

    /// <summary>Why an hour of the last data has no mass, with its time; empty where there is nothing to say.</summary>
    public string LastProblem { get; private set; } = "";

    /// <summary>Takes data of an interval; the readings that follow from it, in order of time.</summary>
    public IReadOnlyList<PointReading> Take(Hj212Data data, DateTime start)
    {
        LastProblem = "";
        var stack = StackReading.Of(options, data, start, period);
        var readings = new List<PointReading>();
        foreach (var hour in _minutes?.Take(stack) ?? [stack])
            Take(hour, readings);
        return readings;
    }

    private void Take(StackHour hour, List<PointReading> readings)
    {
        if (_hours.TryGetValue(hour.Start, out var before) && (before.State != StackState.Invalid || hour.State == StackState.Invalid))
            return;
        if (hour.State == StackState.Invalid)
            LastProblem = string.Create(CultureInfo.InvariantCulture, $"no CO2 mass for the hour {hour.Start:yyyy-MM-dd HH:mm}: {hour.Reason}");
        _hours[hour.Start] = hour;
        if (options.Missing == MissingHours.Hj75)
            readings.AddRange(Substituted());
        if (hour.State != StackState.Invalid && _told.Add(hour.Start))
            readings.Add(Reading(hour.Start, hour.KgPerHour, Quality.Good));
        Forget();
    }

    private List<PointReading> Substituted()
    {
        var readings = new List<PointReading>();
        foreach (var substitute in Substitution.Of([.. _hours.Values], options.Substitution))
        {
            if (substitute.Kg is { } kg && _told.Add(substitute.Start))
                readings.Add(Reading(substitute.Start, kg, Quality.Estimated));
            else if (substitute.Kg is null && !_told.Contains(substitute.Start) && _unsubstituted.Add(substitute.Start))
                LastProblem = string.Create(CultureInfo.InvariantCulture, $"no substitute for the hour {substitute.Start:yyyy-MM-dd HH:mm}: {substitute.Rule}");
        }
        return readings;
    }

    private PointReading Reading(DateTime hour, decimal kg, Quality quality)
    {
        var mass = options.Unit == Co2MassUnit.T ? decimal.Round(kg / 1000m, 9) : decimal.Round(kg, 6);
        return new(options.PointId, Hj212Time.Instant(hour.AddHours(1), zone), mass, quality);
    }

    private void Forget()
    {
        while (_hours.Count > DaysKept * 24)
        {
            var oldest = _hours.Keys.First();
            _hours.Remove(oldest);
            _told.Remove(oldest);
            _unsubstituted.Remove(oldest);
        }
    }
}
