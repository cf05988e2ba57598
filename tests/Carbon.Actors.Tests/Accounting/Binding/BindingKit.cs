using Carbon.Accounting.Binding;
using Carbon.Contracts;

namespace Carbon.Tests.Accounting.Binding;

/// <summary>Bindings of a works with two electricity meters, a coal belt and a few data items.</summary>
internal static class BindingKit
{
    public static readonly SourceIdentity Identity = new("s", "works", "Asia/Shanghai", "源", "source");

    public static readonly IBindable Works = new Plant();

    public static BindingRecord Bound(string source, params (string Symbol, string Meter, string Point)[] activity)
    {
        var binding = new BindingRecord { MethodSource = source };
        foreach (var (symbol, meter, point) in activity)
        {
            binding.Activity.Add(new BoundActivityRecord
            {
                Symbol = symbol,
                Expression = "value",
                Terms = { meter == "item" ? BoundItem.Term("value", point) : new TermRecord { Name = "value", Meter = meter, Point = point } },
            });
        }
        return binding;
    }

    public static BindingRecord Selecting(this BindingRecord binding, string token, string row)
    {
        binding.Select.Add(new SelectRecord { Token = token, Row = row });
        return binding;
    }

    public static BindingRecord Giving(this BindingRecord binding, string symbol, params GivenRecord[] values)
    {
        var given = new GivenSymbolRecord { Symbol = symbol };
        given.Values.AddRange(values);
        binding.Given.Add(given);
        return binding;
    }

    public static BindingRecord Asking(this BindingRecord binding, string symbol, string item, params GivenRecord[] fallback)
    {
        binding.Giving(symbol, fallback).Given[^1].Item = item;
        return binding;
    }

    public static GivenRecord Value(decimal value, string unit = "") => new() { Value = DecimalValue.From(value), Unit = unit, Origin = "contract" };

    public static GivenRecord Row(string table, string row, string calibre = "", int from = 0, int to = 0) =>
        new() { Table = table, Row = row, Column = "value", Calibre = calibre, ValidFrom = from, ValidTo = to };

    private sealed class Plant : IBindable
    {
        public IReadOnlyDictionary<string, string>? Points(string meter) => meter switch
        {
            "mains" or "sale" => new Dictionary<string, string> { ["energy"] = "kWh" },
            "belt" => new Dictionary<string, string> { ["total"] = "t" },
            _ => null,
        };

        public BindableItem? Item(string item) => item switch
        {
            "coal" => new("kg", true),
            "steam" => new("GJ", true),
            "coal-ncv" => new("kJ/kg", false),
            "coal-carbon" => new("tC/GJ", false),
            "naphtha-carbon" => new("tC/t", false),
            _ => null,
        };
    }
}
