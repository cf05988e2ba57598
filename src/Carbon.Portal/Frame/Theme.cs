namespace Carbon.Portal.Frame;

/// <summary>Light, dark, or what the system says.</summary>
public static class Theme
{
    /// <summary>Cookie that keeps the choice.</summary>
    public const string Cookie = "carbon-theme";

    /// <summary>A known theme; <c>auto</c> for anything else.</summary>
    public static string Of(string? text) => text is "light" or "dark" ? text : "auto";
}
