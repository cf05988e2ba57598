using Carbon.Portal.Access;
using Carbon.Portal.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Carbon.Portal;

/// <summary>Pages, assets and session endpoints of the portal.</summary>
public static class PortalEndpoints
{
    /// <summary>
    /// Maps the portal: pages at <c>/</c>, assets, sign-in and sign-out, and the switches of language and theme. Only what the sign-in page
    /// itself needs answers without authentication. Call it after authentication and authorization are in the pipeline.
    /// </summary>
    public static WebApplication MapCarbonPortal(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseWhen(IsPage, pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseMiddleware<PageSecurity>();
        app.UseAntiforgery();
        app.MapStaticAssets().Add(PublicAssets.Open);
        app.MapSession();
        app.MapPreferences();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
        return app;
    }

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
