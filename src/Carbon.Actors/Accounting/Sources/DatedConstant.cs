using System.Globalization;
using Carbon.Contracts;

namespace Carbon.Accounting.Sources;

/// <summary>What stands for a symbol at an instant.</summary>
/// <param name="Value">In the unit of the constant.</param>
/// <param name="Constant">The constant that it is from.</param>
/// <param name="Item">The value of the data item that stands for it; null: the constant's own.</param>
public readonly record struct ConstantValue(decimal Value, ConstantRecord Constant, ItemValueRecord? Item)
{
    /// <summary>True where a value of a data item is used that is not approved yet.</summary>
    public bool UnderReview => Item is { Approved: false };
}

/// <summary>A symbol whose value changes over time: by validity, by a data item, or both.</summary>
/// <param name="symbol">The symbol.</param>
/// <param name="constants">Its constants, each with its validity.</param>
/// <param name="items">Values of data items by item.</param>
public sealed class DatedConstant(string symbol, IReadOnlyList<ConstantRecord> constants, IReadOnlyDictionary<string, ItemValues> items)
{
    private ConstantValue _last;
    private long _from = long.MaxValue;
    private long _to = long.MinValue;

    /// <summary>Name in the formula.</summary>
    public string Symbol { get; } = symbol;

    /// <summary>What stands for the symbol at an instant (ms).</summary>
    /// <exception cref="ArithmeticException">Nothing does; names symbol, data item and date.</exception>
    public ConstantValue At(long instant)
    {
        if (instant < _from || instant >= _to)
        {
            _last = Find(instant);
            (_from, _to) = Around(instant);
        }
        return _last;
    }

    private ConstantValue Find(long instant)
    {
        foreach (var constant in constants)
        {
            if (!Holds(constant.ValidFrom, constant.ValidTo, instant))
                continue;
            if (constant.Item.Length > 0 && items.GetValueOrDefault(constant.Item)?.At(instant) is { } value)
                return new ConstantValue(value.Value.ToDecimal() * (constant.ToUnit?.ToDecimal() ?? 1m), constant, value);
            if (!constant.NoFallback && constant.Value is not null)
                return new ConstantValue(constant.Value.ToDecimal(), constant, null);
            throw new ArithmeticException($"{Symbol} has no value at {Text(instant)}: the data item {constant.Item} has none and no other is to stand for it; enter one that is valid then");
        }
        throw new ArithmeticException($"{Symbol} has no value that holds at {Text(instant)}; give one with this validity");
    }

    /// <summary>The stretch around an instant in which nothing begins or ends.</summary>
    private (long From, long To) Around(long instant)
    {
        var (from, to) = (long.MinValue, long.MaxValue);
        foreach (var constant in constants)
        {
            Cut(constant.ValidFrom, constant.ValidTo);
            if (constant.Item.Length == 0 || !items.TryGetValue(constant.Item, out var values))
                continue;
            foreach (var value in values.Values)
                Cut(value.ValidFrom, value.ValidTo);
        }
        return (from, to);

        void Cut(long begin, long end)
        {
            foreach (var edge in (ReadOnlySpan<long>)[begin == 0 ? long.MinValue : begin, end == 0 ? long.MaxValue : end])
            {
                if (edge <= instant)
                    from = Math.Max(from, edge);
                else
                    to = Math.Min(to, edge);
            }
        }
    }

    private static bool Holds(long from, long to, long instant) => instant >= from && (to == 0 || instant < to);

    private static string Text(long instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
