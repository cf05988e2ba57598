using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Carbon.Portal.Language;

namespace Carbon.Portal.Tests.Pages;

/// <summary>The words of both languages.</summary>
public sealed partial class WordsTests
{
    private static readonly ResourceManager Resources = new(typeof(Words).FullName!, typeof(Words).Assembly);

    [Fact]
    public void Both_languages_have_the_same_keys_and_places()
    {
        var english = Read(CultureInfo.InvariantCulture);
        var chinese = Read(CultureInfo.GetCultureInfo(Languages.Chinese));
        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), chinese.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, w => Assert.Equal(Places(w.Value), Places(chinese[w.Key])));
        Assert.All(chinese.Concat(english), w => Assert.False(string.IsNullOrWhiteSpace(w.Value)));
    }

    private static Dictionary<string, string> Read(CultureInfo culture) => Resources.GetResourceSet(culture, true, false)!
        .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
