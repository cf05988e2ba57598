using System.Globalization;
using System.Resources;

namespace Carbon.Portal.Language;

/// <summary>Every word of the portal, in the language of the current culture.</summary>
public sealed class Words
{
    private static readonly ResourceManager Resources = new(typeof(Words).FullName!, typeof(Words).Assembly);

    /// <summary>The words of a key; the key itself where there are none.</summary>
    public string this[string key] => Resources.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    /// <summary>The words of a key with their places filled in.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The words of a key where there are any, else what the data itself says.</summary>
    public string Known(string key, string otherwise) => Resources.GetString(key, CultureInfo.CurrentUICulture) ?? otherwise;

    /// <summary>A place in a document, such as 'eq (2), Table 2.1'.</summary>
    public string Place(string text) => Chinese
        ? text.Replace("Table ", "表 ", StringComparison.Ordinal).Replace("Tables ", "表 ", StringComparison.Ordinal).Replace("eq ", "式 ", StringComparison.Ordinal).Replace("section ", "第 ", StringComparison.Ordinal).Replace(", ", "，", StringComparison.Ordinal)
        : text;

    /// <summary>True where the reader reads Chinese.</summary>
    public bool Chinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>The name of a thing that has one in both languages.</summary>
    public string Name(string zh, string en) => Chinese ? First(zh, en) : First(en, zh);

    /// <summary>Name of a category of clause 9.4.</summary>
    public string Category(string category)
    {
        var key = $"category.{category}";
        return Resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? (category.StartsWith("scope3", StringComparison.Ordinal) ? this["category.scope3"] : category.Length == 0 ? this["category.other"] : category);
    }

    /// <summary>What a meter measures, in words.</summary>
    public string Medium(string medium) => Resources.GetString($"medium.{medium}", CultureInfo.CurrentUICulture) ?? medium;

    private static string First(string preferred, string other) => preferred.Length > 0 ? preferred : other;
}
