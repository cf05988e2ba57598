using Carbon.Accounting.Binding;
using Carbon.Contracts;
using Carbon.Portal.Entries;

namespace Carbon.Portal.Sources;

/// <summary>Where a symbol gets its value, as a person chooses it.</summary>
/// <param name="symbol">The symbol.</param>
public sealed class SymbolForm(string symbol)
{
    /// <summary>By the method: its default or its rule.</summary>
    public const string ByMethod = "";

    /// <summary>From measuring points or amounts that people enter.</summary>
    public const string Measured = "points";

    /// <summary>A value of one's own.</summary>
    public const string Own = "own";

    /// <summary>As bound before: more than one choice can say.</summary>
    public const string AsBound = "bound";

    private const string ItemPrefix = "item:";
    private const string TablePrefix = "table:";
    private GivenSymbolRecord? _given;

    /// <summary>The symbol.</summary>
    public string Symbol => symbol;

    /// <summary>One of the constants, or the <see cref="Key"/> of a choice.</summary>
    public string From { get; set; } = ByMethod;

    /// <summary>Measuring points and data items.</summary>
    public BoundPoints Points { get; private set; } = new();

    /// <summary>Value of one's own.</summary>
    public OwnValue Value { get; private set; } = new();

    /// <summary>True where there is a binding that only <see cref="AsBound"/> keeps.</summary>
    public bool HasBound => _given is not null && Simple(_given) is null;

    /// <summary>How a choice is written.</summary>
    public static string Key(SymbolChoice choice) => choice.Kind switch
    {
        "item" => ItemPrefix + choice.Item,
        "table" => $"{TablePrefix}{choice.Table}|{choice.Row}|{choice.Column}",
        "enter" => Own,
        _ => ByMethod,
    };

    /// <summary>Takes over what is recorded.</summary>
    public void Take(BoundActivityRecord bound) => (From, Points) = (Measured, BoundPoints.Of(bound));

    /// <summary>Takes over what is recorded.</summary>
    public void Take(GivenSymbolRecord given)
    {
        (_given, From) = (given, Simple(given) ?? AsBound);
        if (From == Own)
            Value = OwnValue.Of(given.Values[0]);
    }

    /// <summary>Adds what is chosen to a binding; what is missing or no number.</summary>
    /// <param name="binding">The binding.</param>
    /// <param name="chosen">The choice of <see cref="From"/>, where it is one.</param>
    public IReadOnlyList<EntryProblem> AddTo(BindingRecord binding, SymbolChoice? chosen)
    {
        var given = new GivenSymbolRecord { Symbol = symbol };
        IReadOnlyList<EntryProblem> problems = [];
        switch (From)
        {
            case ByMethod:
                return [];
            case Measured:
                binding.Activity.Add(Points.Record(symbol));
                return [];
            case Own:
                (var value, problems) = Value.Read(symbol);
                given.Values.Add(value);
                break;
            case AsBound when _given is not null:
                given = _given.Clone();
                break;
            default:
                Add(given, chosen);
                break;
        }
        binding.Given.Add(given);
        return problems;
    }

    private void Add(GivenSymbolRecord given, SymbolChoice? chosen)
    {
        if (From.StartsWith(ItemPrefix, StringComparison.Ordinal))
        {
            given.Item = From[ItemPrefix.Length..];
            return;
        }
        if (_given is not null && Simple(_given) == From)
        {
            given.Values.Add(_given.Values);
            return;
        }
        var place = From[TablePrefix.Length..].Split('|');
        given.Values.Add(new GivenRecord { Table = place[0], Row = place[1], Column = place[2], Calibre = chosen?.OtherCalibre == true ? chosen.Facts.Calibre ?? "" : "" });
    }

    private static string? Simple(GivenSymbolRecord given) => given switch
    {
        { Item.Length: > 0, Values.Count: 0 } => ItemPrefix + given.Item,
        { Item: "", Values: [{ Table: "" }] } => Own,
        { Item: "", Values: [{ ValidFrom: 0, ValidTo: 0 } row] } => $"{TablePrefix}{row.Table}|{row.Row}|{(row.Column.Length == 0 ? "value" : row.Column)}",
        _ => null,
    };
}
