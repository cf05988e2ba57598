using System.Globalization;
using Carbon.Accounting.Factors;

namespace Carbon.Portal.Library;

/// <summary>What a factor table says of itself beside its values.</summary>
/// <param name="Year">Year of the data; null: not stated, or by row.</param>
/// <param name="Calibre">What kind of average it is, in the words of the file; null: not stated.</param>
/// <param name="Evidence">How it is known; null: by row.</param>
/// <param name="Note">Remark.</param>
/// <param name="Unconfirmed">Values that are not confirmed.</param>
/// <param name="Values">Values in all.</param>
public sealed record TableFacts(string? Year, string? Calibre, string? Evidence, string? Note, int Unconfirmed, int Values)
{
    /// <summary>The facts of a table.</summary>
    public static TableFacts Of(FactorTable table)
    {
        var text = table.Documentation;
        var steam = table.Steam is { } s ? s.Rows.Sum(r => r.Enthalpies.Count(e => e is not null)) : 0;
        var cells = table.Rows.SelectMany(r => r.Cells.Values).ToList();
        return new TableFacts(
            table.Facts.DataYear?.ToString(CultureInfo.InvariantCulture), table.Facts.Calibre, text.Text("evidence"), text.Text("note"),
            cells.Count(c => !c.Confirmed) + (table.Steam is { Confirmed: false } ? steam : 0), cells.Count + steam);
    }

    /// <summary>File of a reference, which is the kind of its factors.</summary>
    public static string File(FactorTable table) => table.Reference[..table.Reference.IndexOf('.', StringComparison.Ordinal)];
}
