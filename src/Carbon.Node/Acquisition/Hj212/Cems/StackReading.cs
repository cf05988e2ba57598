namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>Reads CO2 mass out of hour or minute data. Only values flagged N (or not flagged) count; F counts as off where the flow confirms it.</summary>
public static class StackReading
{
    /// <summary>The mass flow over an interval that starts at <paramref name="start"/> and is as long as <paramref name="period"/>.</summary>
    public static StackHour Of(Co2Options options, Hj212Data data, DateTime start, TimeSpan period)
    {
        if (Flow(options, data, period) is not { } flow)
            return Invalid(start, $"there is no flow ({options.Flow.Factor})");
        var concentration = data.Factor(Hj212Codes.Named(options.Concentration.Factor));
        if (flow.Flag == "F" || concentration?.Flag == "F")
            return flow.Flag is "F" or "N" or "" && flow.Sent <= options.StoppedFlow
                ? new(start, StackState.Stopped, 0m)
                : Invalid(start, FormattableString.Invariant($"the plant is flagged as off (F), but the flow is {flow.Sent}"));
        if (!IsGood(flow.Flag))
            return Invalid(start, $"{options.Flow.Factor} is flagged {flow.Flag}");
        return Computed(options, data, start, flow.PerHour);
    }

    private static StackHour Computed(Co2Options options, Hj212Data data, DateTime start, decimal flow)
    {
        if (Value(data, options.Concentration.Factor, out var reason) is not { } concentration)
            return Invalid(start, reason);
        decimal? temperature = null, pressure = null, moisture = null;
        if (options.NeedsState && (temperature = Value(data, options.Temperature!, out reason)) is null)
            return Invalid(start, reason);
        if (options.NeedsState && (pressure = Value(data, options.Pressure!, out reason)) is null)
            return Invalid(start, reason);
        if (options.NeedsMoisture && (moisture = Value(data, options.Moisture!, out reason)) is null)
            return Invalid(start, reason);
        return Co2MassFlow.TryCompute(options, new(concentration, flow, temperature, pressure, moisture), out var mass, out var error)
            ? new(start, StackState.Valid, mass.KgPerHour)
            : Invalid(start, error);
    }

    /// <summary>The flow as sent, its flag, and in m3/h; null where there is none.</summary>
    private static (decimal Sent, string Flag, decimal PerHour)? Flow(Co2Options options, Hj212Data data, TimeSpan period)
    {
        var flow = options.Flow;
        var factor = data.Factor(Hj212Codes.Named(flow.Factor));
        if (factor?.Number(flow.Unit == FlowUnit.M3 ? "Cou" : "Avg") is not { } sent || sent is < -1_000_000_000_000m or > 1_000_000_000_000m)
            return null;
        var area = flow.Area ?? (flow.AreaFactor is { } code ? Value(data, code, out _) : null);
        var perHour = flow.Unit switch
        {
            FlowUnit.M3PerS => sent * 3600m,
            FlowUnit.M3PerH => sent,
            FlowUnit.M3 => sent * TimeSpan.TicksPerHour / period.Ticks,
            _ when area is > 0m and <= 10_000m => sent * area.Value * 3600m,
            _ => -1m,
        };
        return (sent, factor.Flag, perHour * flow.Coefficient);
    }

    private static decimal? Value(Hj212Data data, string code, out string reason)
    {
        var factor = data.Factor(Hj212Codes.Named(code));
        reason = factor is null ? $"there is no {code}" : IsGood(factor.Flag) ? $"{code} has no average" : $"{code} is flagged {factor.Flag}";
        return factor is not null && IsGood(factor.Flag) ? factor.Number("Avg") : null;
    }

    private static bool IsGood(string flag) => flag is "" or "N";

    private static StackHour Invalid(DateTime start, string reason) => new(start, StackState.Invalid, 0m, reason);
}
