namespace Carbon.Portal.Settings;

/// <summary>Addresses of the settings.</summary>
public static class SettingsAddress
{
    /// <summary>The settings of the plant.</summary>
    public const string Page = "/targets/settings";

    /// <summary>The form of a part.</summary>
    public static string Of(string section) => $"{Page}/{section}";
}
