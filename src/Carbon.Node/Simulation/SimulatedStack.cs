using System.Globalization;
using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Acquisition.Hj212.Cems;

namespace Carbon.Node.Simulation;

/// <summary>Flue gas of a simulated stack as its logger sends it: the same time always gives the same values. A register of the plant named by meter and code takes precedence.</summary>
public sealed class SimulatedStack(Hj212MeterOptions meter, IRegisterSource registers)
{
    /// <summary>Codes that the meter's points are made of.</summary>
    public IReadOnlyList<string> Codes { get; } =
        [.. meter.Points.Select(p => p.Factor).Concat(meter.Co2 is { } co2 ? new[] { co2.Concentration.Factor, co2.Flow.Factor, co2.Flow.AreaFactor, co2.Temperature, co2.Pressure, co2.Moisture }.OfType<string>() : []).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Command parameters of data of a kind.</summary>
    /// <param name="kind">What data.</param>
    /// <param name="label">DataTime.</param>
    /// <param name="from">Start of the interval; of momentary data their time.</param>
    /// <param name="to">Its end.</param>
    public string Parameters(Hj212Kind kind, DateTime label, DateTimeOffset from, DateTimeOffset to) =>
        string.Join(';', [$"DataTime={Hj212Time.Text(label)}", .. Codes.Select(code => Factor(kind, code, from, to))]);

    private string Factor(Hj212Kind kind, string code, DateTimeOffset from, DateTimeOffset to)
    {
        var value = Counted(code, from, to) ?? Typical(code) * (1m + Wave(to) / 20m);
        var text = Text(value);
        if (kind == Hj212Kind.RealTime)
            return $"{code}-Rtd={text},{code}-Flag=N";
        var count = meter.Co2 is { Flow: { } flow } && flow.Factor == code ? $"{code}-Cou={Text(value * (flow.Unit == FlowUnit.M3PerS ? (decimal)(to - from).TotalSeconds : 1m))}," : "";
        return $"{code}-Min={Text(value * 0.98m)},{code}-Avg={text},{code}-Max={Text(value * 1.02m)},{count}{code}-Flag=N";
    }

    private decimal? Counted(string code, DateTimeOffset from, DateTimeOffset to) =>
        from < to && registers.Read(meter.MeterId, code, from) is { } start && registers.Read(meter.MeterId, code, to) is { } end ? end - start : null;

    private decimal Typical(string code) => Hj212Codes.Named(code) switch
    {
        var names when names.Contains("a05001", StringComparer.OrdinalIgnoreCase) => meter.Co2?.Concentration.Unit switch
        {
            ConcentrationUnit.VolPercent => 12m,
            ConcentrationUnit.Ppm => 120_000m,
            ConcentrationUnit.MgPerM3 => 235_700m,
            _ => 235.7m,
        },
        var names when names.Contains("a00000", StringComparer.OrdinalIgnoreCase) => meter.Co2?.Flow.Unit is FlowUnit.M3PerH or FlowUnit.M3 ? 310_680m : 86.3m,
        var names when names.Contains("a01011", StringComparer.OrdinalIgnoreCase) => 12.35m,
        var names when names.Contains("a01012", StringComparer.OrdinalIgnoreCase) => 118.6m,
        var names when names.Contains("a01013", StringComparer.OrdinalIgnoreCase) => meter.Co2?.PressureKind == PressureKind.Absolute ? 101.2m : -0.152m,
        var names when names.Contains("a01014", StringComparer.OrdinalIgnoreCase) => 7.85m,
        var names when names.Contains("a01016", StringComparer.OrdinalIgnoreCase) => 7m,
        var names when names.Contains("a19001", StringComparer.OrdinalIgnoreCase) => 6.2m,
        _ => 25m,
    };

    /// <summary>From -1 at midnight to 1 at noon UTC and back.</summary>
    private static decimal Wave(DateTimeOffset at) => 1m - Math.Abs(at.UtcDateTime.TimeOfDay.Ticks - TimeSpan.TicksPerDay / 2) * 4m / TimeSpan.TicksPerDay;

    private static string Text(decimal value) => decimal.Round(value, 3).ToString(CultureInfo.InvariantCulture);
}
