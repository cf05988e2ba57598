using System.CommandLine;
using System.Globalization;
using Carbon.Metering;
using Carbon.Node.Settle;

namespace Carbon.Node.Commands;

/// <summary><c>carbon settle</c>: turns a series of readings into period figures.</summary>
public static class SettleCommand
{
    private const NumberStyles Number = NumberStyles.Float;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var series = new Option<string>("--series") { Required = true, Description = "CSV file with one reading a line" };
        var time = new Option<string?>("--time") { Description = "time column, by name or number from 1" };
        var value = new Option<string?>("--value") { Description = "value column, by name or number from 1" };
        var timeFormat = new Option<string?>("--time-format") { Description = "form of the times, e.g. dd/MM/yyyy HH:mm" };
        var decimalComma = new Option<bool>("--decimal-comma") { Description = "numbers have a decimal comma" };
        var kind = new Option<string>("--kind") { Required = true, Description = "counter, interval or gauge" };
        kind.AcceptOnlyFromAmong("counter", "interval", "gauge");
        var label = new Option<string?>("--label") { Description = "where an interval's label stands; left out, a reading belongs to the day of its label" };
        label.AcceptOnlyFromAmong("start", "end");
        var unit = new Option<string?>("--unit") { Description = "unit of the quantity" };
        var registerMax = Quantity("--register-max", "modulus of the register, 10000 for four digits");
        var min = Quantity("--min", "smallest valid reading");
        var max = Quantity("--max", "largest valid reading");
        var maxRate = Quantity("--max-rate", "largest plausible quantity an hour");
        var every = new Option<string?>("--every") { Description = "nominal step, e.g. 15m; left out, the commonest in the file" };
        var replacement = new Option<string[]>("--replacement") { Description = "TIME=END,START of an exchange of the meter; may be repeated" };
        var timezone = new Option<string>("--timezone") { Description = "zone of the days, and of times without offset", DefaultValueFactory = _ => "Asia/Shanghai" };
        var fill = new Option<string>("--fill") { Description = "none, linear or nearest", DefaultValueFactory = _ => "none" };
        fill.AcceptOnlyFromAmong("none", "linear", "nearest");
        var json = new Option<bool>("--json") { Description = "accepted for uniformity; the output is always JSON" };
        var command = new Command("settle", "Turns a series of readings into period figures")
        {
            series, time, value, timeFormat, decimalComma, kind, label, unit, registerMax, min, max, maxRate, every, replacement, timezone, fill, json,
        };
        command.SetAction(parsed => Run(() => new SettleOptions
        {
            Series = parsed.GetValue(series)!,
            Time = parsed.GetValue(time),
            Value = parsed.GetValue(value),
            TimeFormat = parsed.GetValue(timeFormat),
            DecimalComma = parsed.GetValue(decimalComma),
            Kind = parsed.GetValue(kind) switch { "counter" => PointKind.Counter, "gauge" => PointKind.Gauge, _ => PointKind.Interval },
            Label = parsed.GetValue(label) switch { "end" => IntervalLabel.End, "start" => IntervalLabel.Start, _ => null },
            Unit = parsed.GetValue(unit) ?? "",
            RegisterMax = Decimal("--register-max", parsed.GetValue(registerMax), positive: true),
            Minimum = Decimal("--min", parsed.GetValue(min)),
            Maximum = Decimal("--max", parsed.GetValue(max)),
            MaximumRate = Decimal("--max-rate", parsed.GetValue(maxRate), positive: true),
            Every = Duration(parsed.GetValue(every)),
            Replacements = parsed.GetValue(replacement) ?? [],
            Zone = Zone(parsed.GetValue(timezone)!),
            Fill = parsed.GetValue(fill) switch { "linear" => FillMethod.Linear, "nearest" => FillMethod.Nearest, _ => FillMethod.None },
        }));
        return command;
    }

    private static int Run(Func<SettleOptions> options)
    {
        try
        {
            var asked = options();
            var settlement = Settlement.Of(asked);
            if (settlement.File.BrokenLines > 0)
            {
                Console.Error.WriteLine($"{asked.Series}: {settlement.File.BrokenLines} broken lines left out, the first is line {settlement.File.FirstBroken}");
            }
            Console.Out.WriteLine(SettlementReport.Write(settlement, asked));
            return ExitCodes.Success;
        }
        catch (UnreadableSeriesException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Usage;
        }
    }

    private static Option<string?> Quantity(string name, string description) => new(name) { Description = description };

    private static decimal? Decimal(string option, string? text, bool positive = false) =>
        text is null ? null
        : decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= 1e15m && !(positive && value <= 0) ? value
        : throw new UnreadableSeriesException($"{option} \"{text}\": expected a {(positive ? "positive " : "")}number with a decimal point");

    private static TimeSpan? Duration(string? text) =>
        text is null ? null
        : Durations.TryParse(text, out var span) ? span
        : throw new UnreadableSeriesException($"--every \"{text}\": expected a span of time such as 15m, 1h or 1d");

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
        : throw new UnreadableSeriesException($"--timezone \"{id}\": unknown; give an IANA name such as Asia/Shanghai or Europe/Zurich");
}
