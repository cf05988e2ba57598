using System.Globalization;
using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Portal.Figures;
using Carbon.Portal.Language;

namespace Carbon.Portal.Sources;

/// <summary>Words of a value that may be chosen.</summary>
public static class ChoiceText
{
    /// <summary>The table.</summary>
    public static string Table(string reference, AccountingLibrary library, Words words) =>
        library.Factors.Find(reference) is { } table ? words.Name(table.Title.Zh ?? reference, table.Title.En ?? reference) : reference;

    /// <summary>The row with its value, year and calibre where it is another than the one in use.</summary>
    public static string Row(SymbolChoice choice, AccountingLibrary library, Words words)
    {
        var row = library.Factors.Find(choice.Table!)?.Find(choice.Row!);
        var name = row is null ? choice.Row! : words.Name(row.Title.Zh ?? row.Key, row.Title.En ?? row.Key);
        var value = choice.Value is { } number ? $" — {Digits.All(number)} {UnitText.Of(choice.Unit ?? "")}" : "";
        var year = choice.Facts.DataYear is { } known ? $" · {known.ToString(CultureInfo.InvariantCulture)}" : "";
        return $"{name}{value}{year}{(choice.OtherCalibre ? $" · {words["binding.othercalibre", choice.Facts.Calibre]}" : "")}";
    }
}
