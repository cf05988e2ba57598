using Carbon.Accounting.Methods;

namespace Carbon.Portal.Library;

/// <summary>What of a source was not checked against the document.</summary>
/// <param name="Source">The source.</param>
/// <param name="Formula">True: its formula.</param>
/// <param name="Symbols">Symbols whose default or rule was not.</param>
public sealed record OpenItem(Source Source, bool Formula, IReadOnlyList<string> Symbols)
{
    /// <summary>The open items of a method by source.</summary>
    public static IReadOnlyList<OpenItem> Of(Method method) =>
    [
        .. method.Sources.Select(s => new OpenItem(
                s, s.Confirmed == false,
                [.. s.Parameters.Where(p => p.Confirmed == false || p.Derive.Any(r => r.Confirmed == false)).Select(p => p.Symbol)]))
            .Where(i => i.Formula || i.Symbols.Count > 0),
    ];
}
