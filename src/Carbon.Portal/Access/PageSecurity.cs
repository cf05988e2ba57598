using Microsoft.AspNetCore.Http;

namespace Carbon.Portal.Access;

/// <summary>Headers that keep a page to its own host: no foreign script, frame, form or request.</summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class PageSecurity(RequestDelegate next)
{
    // The charts set styles on elements that they make; scripts come from this host alone and none stands inside a page.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Adds the headers and goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }
}
