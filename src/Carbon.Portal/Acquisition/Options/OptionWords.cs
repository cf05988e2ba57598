using System.Globalization;
using System.Resources;

namespace Carbon.Portal.Acquisition.Options;

/// <summary>
/// Names, explanations and units of options in the language of the reader. Words of <c>Owner.name</c> go before those of <c>name</c>; an option
/// without words is called as the configuration calls it.
/// </summary>
public static class OptionWords
{
    private static readonly ResourceManager Resources = new(typeof(OptionWords).FullName!, typeof(OptionWords).Assembly);

    /// <summary>Name of an option.</summary>
    public static string Label(OptionField field) => Find(field, "") ?? Plain(field.Name);

    /// <summary>What belongs there; null where nothing is said.</summary>
    public static string? Hint(OptionField field) => Find(field, ".hint");

    /// <summary>Unit of its number; null where it has none.</summary>
    public static string? Unit(OptionField field) => Find(field, ".unit");

    /// <summary>Lines that a text needs; 1: it is a word or a number.</summary>
    public static int Lines(OptionField field) => int.TryParse(Find(field, ".lines"), CultureInfo.InvariantCulture, out var lines) ? lines : 1;

    /// <summary>Name of a choice.</summary>
    public static string Choice(OptionField field, string choice) => Get($"{field.ChoiceWords}.{choice}") ?? choice;

    /// <summary>Name of a protocol.</summary>
    public static string Protocol(string protocol) => Get($"protocol.{protocol}") ?? protocol;

    /// <summary>When a protocol is used; null where nothing is said.</summary>
    public static string? ProtocolHint(string protocol) => Get($"protocol.{protocol}.hint");

    /// <summary>True where somebody has given the option a name.</summary>
    public static bool Knows(OptionField field) => Find(field, "") is not null;

    private static string? Find(OptionField field, string ending) => Get($"{field.Owner}.{field.Name}{ending}") ?? Get(field.Name + ending);

    private static string? Get(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture);

    private static string Plain(string name) =>
        string.Concat(name.Select((c, i) => i == 0 ? char.ToUpperInvariant(c).ToString() : char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
