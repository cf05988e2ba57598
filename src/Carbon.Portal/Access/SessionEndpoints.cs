using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carbon.Portal.Access;

/// <summary>The end of a session.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps <c>POST /sign-out</c>; it takes an antiforgery token like every form.</summary>
    public static void MapSession(this IEndpointRouteBuilder app) => app
        .MapPost("/sign-out", async (HttpContext context, IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.BadRequest();
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.LocalRedirect("/sign-in");
        })
        .ExcludeFromDescription();
}
