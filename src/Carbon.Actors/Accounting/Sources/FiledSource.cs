using Carbon.Contracts;

namespace Carbon.Accounting.Sources;

/// <summary>
/// A source configured from the file stays as it is until the file says something else about it: what was changed in the portal since
/// stays, and a new version of a library changes nothing by itself.
/// </summary>
internal static class FiledSource
{
    /// <summary>What the file last said, after a configuration; those of old journals all came from the file.</summary>
    public static SourceRecord? After(SourceRecord? filed, SourceConfigured configured) =>
        configured.FromFile || configured.Source.Binding is null ? configured.Source : filed;

    /// <summary>True where a command asks for something that is not so yet.</summary>
    public static bool IsNews(EmissionSource source, ConfigureSource command)
    {
        if (!command.FromFile || source.Filed is not { } filed)
            return command.FromFile || !command.Source.Equals(source.Configuration);
        return filed.TimeZone != command.Source.TimeZone
            || (filed.Binding is null ? !Before(command.Source).Equals(filed) : !SameWish(filed, command.Source));
    }

    private static bool SameWish(SourceRecord filed, SourceRecord asked) =>
        filed.Binding.Equals(asked.Binding) && filed.NameZh == asked.NameZh && filed.NameEn == asked.NameEn && filed.Plant == asked.Plant;

    /// <summary>A record as a version without bindings wrote it.</summary>
    private static SourceRecord Before(SourceRecord asked)
    {
        var record = asked.Clone();
        record.Binding = null;
        record.Apart = false;
        record.Floor = "";
        record.GwpSet = "";
        foreach (var constant in record.Constants)
        {
            constant.Table = "";
            constant.Calibre = "";
            constant.SymbolKind = "";
            constant.Uncertainty = null;
        }
        return record;
    }
}
