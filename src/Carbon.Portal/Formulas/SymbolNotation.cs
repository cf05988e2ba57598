using System.Text.RegularExpressions;

namespace Carbon.Portal.Formulas;

/// <summary>How the name of a symbol is written: <c>EF_CO2</c> as EF with the index CO₂, <c>FR10</c> as FR with the index 10, <c>ETA</c> as η.</summary>
/// <param name="Base">What stands on the line.</param>
/// <param name="Index">What stands below it; empty where there is nothing.</param>
/// <param name="Word">True for a word such as <c>distance km</c>: it has no index.</param>
public sealed partial record SymbolNotation(string Base, string Index, bool Word)
{
    private const int ShortestWord = 4;

    /// <summary>The notation of a name.</summary>
    public static SymbolNotation Of(string name)
    {
        var parts = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return new SymbolNotation(name, "", false);
        if (parts[0].Length >= ShortestWord && parts[0].All(c => char.IsLower(c) || char.IsDigit(c)))
            return new SymbolNotation(string.Join(' ', parts), "", true);
        var numbered = Numbered().Match(parts[0]);
        var letters = numbered.Success ? numbered.Groups[1].Value : parts[0];
        var indices = (numbered.Success ? parts[1..].Prepend(numbered.Groups[2].Value) : parts[1..]).Select(Chemical);
        return new SymbolNotation(Greek(letters), string.Join(", ", indices), false);
    }

    /// <summary>A gas or substance as chemists write it: <c>CO2</c> as CO₂; any other word as it is.</summary>
    public static string Chemical(string word) => word.ToUpperInvariant() switch
    {
        "CO2" => "CO₂",
        "CH4" => "CH₄",
        "N2O" => "N₂O",
        "SF6" => "SF₆",
        "NF3" => "NF₃",
        "CF4" => "CF₄",
        "C2F6" => "C₂F₆",
        "CACO3" => "CaCO₃",
        "MGCO3" => "MgCO₃",
        _ => word,
    };

    private static string Greek(string letters) => letters switch
    {
        "ALPHA" => "α",
        "BETA" => "β",
        "ETA" => "η",
        "RHO" => "ρ",
        "LAMBDA" => "λ",
        _ => letters,
    };

    [GeneratedRegex(@"^([A-Za-z]+?)(\d+)$")]
    private static partial Regex Numbered();
}
