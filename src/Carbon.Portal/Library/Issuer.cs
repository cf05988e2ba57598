using Carbon.Accounting.Methods;
using Carbon.Portal.Language;

namespace Carbon.Portal.Library;

/// <summary>Who issued a method: one name for what the files spell in several ways.</summary>
public static class Issuer
{
    /// <summary>Key of the issuer: NDRC, MEE, ISO, the name of the file, or nothing where none is named.</summary>
    public static string Key(Method method) => method.Documentation.Text("issuer") switch
    {
        null => "",
        "NDRC" => "NDRC",
        "MEE" => "MEE",
        var name when name.StartsWith("国家发展", StringComparison.Ordinal) => "NDRC",
        var name when name.StartsWith("生态环境部", StringComparison.Ordinal) => "MEE",
        var name when name.StartsWith("ISO/", StringComparison.Ordinal) => "ISO",
        var name => name,
    };

    /// <summary>Name of an issuer.</summary>
    public static string Name(string key, Words words) => key switch
    {
        "" => words["library.noissuer"],
        "NDRC" or "MEE" or "ISO" => words[$"issuer.{key}"],
        _ => key,
    };
}
