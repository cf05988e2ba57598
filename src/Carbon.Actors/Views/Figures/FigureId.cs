using System.Globalization;

namespace Carbon.Views.Figures;

/// <summary>
/// The stable name of an emission figure, safe as one segment of an address:
/// <c>plant~works~day~2026-11-24~category~scope2.electricity~r0</c>; <c>category.apart</c> for sources that count in no total.
/// </summary>
/// <param name="Scope">What it is about.</param>
/// <param name="Step">Length of its period.</param>
/// <param name="Period">Text form of the period.</param>
/// <param name="Split">What the total was broken down by.</param>
/// <param name="Key">Which part; empty for the total.</param>
/// <param name="Revision">Revision; raised whenever anything below the figure changes.</param>
public sealed record FigureId(FigureScope Scope, FigureStep Step, string Period, FigureSplit Split, string Key, int Revision)
{
    private const string ApartMark = ".apart";

    /// <summary>It is of sources that count in no total.</summary>
    public bool Apart { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Scope.Kind}~{Scope.Id}~{Word(Step)}~{Period}~{Word(Split)}{(Apart ? ApartMark : "")}~{Key}~r{Revision}");

    /// <summary>Reads the text form.</summary>
    public static bool TryParse(string text, out FigureId id)
    {
        id = new FigureId(FigureScope.Group, FigureStep.Day, "", FigureSplit.Total, "", 0);
        var parts = text.Split('~');
        var apart = parts.Length == 7 && parts[4].EndsWith(ApartMark, StringComparison.Ordinal);
        if (apart)
            parts[4] = parts[4][..^ApartMark.Length];
        if (parts.Length != 7
            || parts[0] is not ("plant" or "boundary" or "source" or "group")
            || !Enum.TryParse<FigureStep>(parts[2], true, out var step)
            || !Enum.TryParse<FigureSplit>(parts[4], true, out var split)
            || !parts[6].StartsWith('r')
            || !int.TryParse(parts[6].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return false;
        id = new FigureId(new FigureScope(parts[0], parts[1]), step, parts[3], split, parts[5], revision) { Apart = apart };
        return true;
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
