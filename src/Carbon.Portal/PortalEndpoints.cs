using Carbon.Portal.Access;
using Carbon.Portal.Acquisition.Table;
using Carbon.Portal.Frame;
using Carbon.Portal.Library;
using Carbon.Portal.Revisions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
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
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(OnlyPages);
        app.UseMiddleware<PageSecurity>();
        app.UseAntiforgery();
        app.MapStaticAssets().Add(PublicAssets.Open);
        app.MapSession();
        app.MapPreferences();
        app.MapFactorTables();
        app.MapRevisions();
        app.MapChannelTable();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    private static Task OnlyPages(HttpContext context, RequestDelegate next)
    {
        var page = HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Path.StartsWithSegments("/api")
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!page && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(context);
    }
}
