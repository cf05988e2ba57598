namespace Carbon.Accounting.Documents;

/// <summary>A node of a YAML or JSON document, with the line it stands on (from 1; 0 when the format gives none).</summary>
/// <param name="Line">Line in the file.</param>
public abstract record DataNode(int Line);

/// <summary>A single value as it is written. <see cref="IsNull"/> holds for an empty, <c>~</c> or <c>null</c> value without quotes.</summary>
/// <param name="Text">The text.</param>
/// <param name="Quoted">True when the text was in quotes and is therefore never a number or null.</param>
/// <param name="Line">Line in the file.</param>
public sealed record DataScalar(string Text, bool Quoted, int Line) : DataNode(Line)
{
    /// <summary>True when no value is given.</summary>
    public bool IsNull => !Quoted && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>A list.</summary>
/// <param name="Items">The items in order.</param>
/// <param name="Line">Line in the file.</param>
public sealed record DataList(IReadOnlyList<DataNode> Items, int Line) : DataNode(Line);

/// <summary>A map; keys are unique and keep their order.</summary>
/// <param name="Entries">Key and value.</param>
/// <param name="Line">Line in the file.</param>
public sealed record DataMap(IReadOnlyList<KeyValuePair<string, DataNode>> Entries, int Line) : DataNode(Line)
{
    /// <summary>The value of a key; null when the key is absent or its value is null.</summary>
    public DataNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value is DataScalar { IsNull: true } ? null : entry.Value;
                }
            }
            return null;
        }
    }

    /// <summary>True when the key is written, even with a null value.</summary>
    public bool Has(string key) => Entries.Any(entry => entry.Key == key);

    /// <summary>The text of a scalar; null when absent, null or not a scalar.</summary>
    public string? Text(string key) => (this[key] as DataScalar)?.Text;

    /// <summary>The flag of a key; null when absent or not <c>true</c> or <c>false</c>.</summary>
    public bool? Flag(string key) => Text(key) switch { "true" => true, "false" => false, _ => null };

    /// <summary>The texts of a list of scalars; empty when absent.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        this[key] is DataList list ? [.. list.Items.OfType<DataScalar>().Select(item => item.Text)] : [];

    /// <summary>The maps of a list; empty when absent. Items that are no maps are left out.</summary>
    public IReadOnlyList<DataMap> Maps(string key) => this[key] is DataList list ? [.. list.Items.OfType<DataMap>()] : [];

    /// <summary>The line of a key's value, or of the map.</summary>
    public int LineOf(string key) => this[key]?.Line is > 0 and var line ? line : Line;
}
