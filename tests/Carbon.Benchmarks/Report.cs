using System.Text.Encodings.Web;
using System.Text.Json;

namespace Carbon.Benchmarks;

/// <summary>One measured figure beside its reference; what stands for no number says so in <paramref name="Skipped"/>.</summary>
internal sealed record Result(string Metric, double? Value, string Unit, string? Reference, double? ReferenceValue, double? Ratio, string? Skipped = null);

/// <summary>What was measured, a line of JSON each.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<string> _lines = [];

    /// <summary>Adds a figure without a reference.</summary>
    public void Add(string metric, double value, string unit) => Add(new Result(metric, Round(value), unit, null, null, null));

    /// <summary>Adds a figure and what it is measured against; the ratio is figure to reference.</summary>
    public void Add(string metric, double value, string unit, string reference, double referenceValue) =>
        Add(new Result(metric, Round(value), unit, reference, Round(referenceValue), Round(value / referenceValue)));

    /// <summary>Says why a figure is not there.</summary>
    public void Skip(string metric, string unit, string reason) => Add(new Result(metric, null, unit, null, null, null, reason));

    /// <summary>Writes all lines as a JSON list.</summary>
    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, $"[\n{string.Join(",\n", _lines)}\n]\n");
    }

    private void Add(Result result)
    {
        var line = JsonSerializer.Serialize(result, _json);
        if (result.Skipped is null)
            line = line.Replace(",\"skipped\":null", "", StringComparison.Ordinal);
        _lines.Add(line);
        Console.WriteLine(line);
    }

    /// <summary>Four significant digits are more than a shared machine repeats.</summary>
    private static double Round(double value) =>
        value == 0 || !double.IsFinite(value) ? value : Math.Round(value, Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12));
}
