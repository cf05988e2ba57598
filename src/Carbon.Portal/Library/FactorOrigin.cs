using System.Text.RegularExpressions;

namespace Carbon.Portal.Library;

/// <summary>The row of a table that a value of a source says it is from.</summary>
/// <param name="Table">Reference of the table.</param>
/// <param name="Row">Key of the row.</param>
/// <param name="Rest">Document and version.</param>
public sealed partial record FactorOrigin(string Table, string Row, string Rest)
{
    /// <summary>Reads an origin; null where the value is not from a table.</summary>
    public static FactorOrigin? Read(string origin) =>
        Pattern().Match(origin) is { Success: true } found ? new FactorOrigin(found.Groups["table"].Value, found.Groups["row"].Value, found.Groups["rest"].Value) : null;

    [GeneratedRegex(@"^(?:default: )?(?<table>[^,;\s]+), row (?<row>.+?)(?:, column [^;]+)?; (?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Pattern();
}
