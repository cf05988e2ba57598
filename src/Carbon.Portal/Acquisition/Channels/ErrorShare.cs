using System.Globalization;

namespace Carbon.Portal.Acquisition.Channels;

/// <summary>Shares of questions that failed, as they are shown.</summary>
public static class ErrorShare
{
    /// <summary>In percent; a share that is not nothing is not shown as nothing.</summary>
    public static string Text(decimal? share) => share switch
    {
        null => "–",
        0m => "0 %",
        < 0.001m => "< 0.1 %",
        { } some => string.Create(CultureInfo.InvariantCulture, $"{some * 100m:0.#} %"),
    };
}
