using Carbon.Portal.Entries;
using Carbon.Portal.Language;
using Carbon.Views.Traces;

namespace Carbon.Portal.Traces;

/// <summary>What a term is read from, in words.</summary>
public static class TermName
{
    /// <summary>Name of the instrument, or of the item that people enter; the id where nothing is known of it.</summary>
    public static string Of(TermTrace term, Words words) =>
        term.Item is { } item ? ItemText.Name(item, words)
        : term.Instrument is { } instrument ? words.Name(instrument.NameZh, instrument.NameEn)
        : term.Meter;
}
