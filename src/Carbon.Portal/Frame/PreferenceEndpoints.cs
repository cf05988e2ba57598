using Carbon.Portal.Access;
using Carbon.Portal.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace Carbon.Portal.Frame;

/// <summary>Switches of language and theme. They are kept in cookies of this host and say nothing of the person.</summary>
internal static class PreferenceEndpoints
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Maps <c>/language</c> and <c>/theme</c>; both go back to the page they came from.</summary>
    public static void MapPreferences(this IEndpointRouteBuilder app)
    {
        app.MapGet("/language", (HttpContext context, string? to, string? back) =>
        {
            var culture = new RequestCulture(to == Languages.English ? Languages.English : Languages.Chinese);
            Keep(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(culture));
            return Results.LocalRedirect(LocalAddress.Of(back));
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/theme", (HttpContext context, string? to, string? back) =>
        {
            Keep(context, Theme.Cookie, Theme.Of(to));
            return Results.LocalRedirect(LocalAddress.Of(back));
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Kept,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });
}
