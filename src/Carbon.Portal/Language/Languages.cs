using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;

namespace Carbon.Portal.Language;

/// <summary>The languages of the portal: Chinese first, English; by the reader's choice (a cookie), else by what the browser asks for.</summary>
public static class Languages
{
    /// <summary>Simplified Chinese.</summary>
    public const string Chinese = "zh-Hans";

    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>Culture of a request.</summary>
    public static void Configure(RequestLocalizationOptions options)
    {
        options.SetDefaultCulture(Chinese).AddSupportedCultures(Chinese, English).AddSupportedUICultures(Chinese, English);
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    }
}
