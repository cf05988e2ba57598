using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Carbon.Accounting.Calculations;
using Carbon.Accounting.Lines;
using Carbon.Accounting.Units;

namespace Carbon.Node.Account;

/// <summary>Writes outcomes as JSON; quantities of record are strings in plain decimal notation.</summary>
public static class AccountJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>{results: [...]}</c> and a line end.</summary>
    public static void Write(ImmutableArray<AccountOutcome> outcomes, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("results");
            foreach (var outcome in outcomes)
            {
                json.WriteStartObject();
                json.WriteString("id", outcome.Id);
                if (outcome.Result is { } result)
                {
                    Write(json, result);
                }
                else
                {
                    json.WriteString("error", outcome.Error);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
        output.Flush();
    }

    private static void Write(Utf8JsonWriter json, CalculationResult result)
    {
        json.WriteString("method", result.Method);
        json.WriteString("method_version", result.MethodVersion);
        json.WriteString("gwp_set", result.GwpSet);
        Write(json, "by_source", result.BySource);
        Write(json, "by_category", result.ByCategory);
        Write(json, "by_gas", result.ByGas);
        Write(json, "scope1_gross", result.Scope1Gross);
        Write(json, "scope2", result.Scope2);
        Write(json, "scope3", result.Scope3);
        Write(json, "deducted", result.Deducted);
        Write(json, "total_tCO2e", result.Total);
        Write(json, "subtotals", result.Subtotals);
        Write(json, "metrics", result.Metrics.Select(metric => KeyValuePair.Create(metric.Id, metric.Value)));
        json.WriteStartArray("lines");
        foreach (var line in result.Lines)
        {
            Write(json, line);
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, CalculatedLine line)
    {
        json.WriteStartObject();
        json.WriteString("source", line.Line.SourceId);
        json.WriteString("item", line.Line.Item);
        json.WriteString("formula", line.Line.Formula);
        json.WriteStartObject("inputs");
        foreach (var symbol in line.Result.Symbols)
        {
            Write(json, symbol);
        }
        json.WriteEndObject();
        Write(json, "result", line.Result.Result);
        json.WriteString("unit", line.Result.Unit);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SymbolValue symbol)
    {
        json.WriteStartObject(symbol.Symbol);
        Write(json, "value", symbol.Value);
        json.WriteString("unit", symbol.Unit);
        json.WriteString("origin", symbol.Origin);
        if (symbol.Confirmed is { } confirmed)
        {
            json.WriteBoolean("confirmed", confirmed);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, decimal>> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            Write(json, key, value);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, decimal value) => json.WriteString(name, PlainDecimal.Print(value));
}
