using Carbon.Portal.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Carbon.Node.Access;

/// <summary>Who may do what: session cookies for people, bearer tokens for programs; nothing without either.</summary>
public static class AccessServices
{
    /// <summary>Policy: may push readings.</summary>
    public const string Push = "push";

    /// <summary>Policy: may see everything.</summary>
    public const string View = "view";

    /// <summary>Policy: may enter and correct.</summary>
    public const string Enter = Rights.Enter;

    /// <summary>Policy: may change how the plant is set up.</summary>
    public const string Configure = Rights.Configure;

    private const string Either = "cookie or token";

    /// <summary>Adds authentication and authorization over the files of a data folder.</summary>
    public static IServiceCollection AddCarbonAccess(this IServiceCollection services, string folder)
    {
        services.AddSingleton(sp => new TokenStore(folder, sp.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new AccountStore(folder));
        services.AddSingleton<ISignIn>(sp => sp.GetRequiredService<AccountStore>());
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, Either, o => o.ForwardDefaultSelector = context =>
                TokenAuthentication.IsOffered(context.Request) ? TokenAuthentication.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddCookie(ConfigureCookie);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole(Role.Viewer, Role.Operator, Role.Administrator).Build())
            .AddPolicy(View, p => p.RequireRole(Role.Viewer, Role.Operator, Role.Administrator))
            .AddPolicy(Enter, p => p.RequireRole(Role.Operator, Role.Administrator))
            .AddPolicy(Configure, p => p.RequireRole(Role.Administrator))
            .AddPolicy(Push, p => p.RequireRole(Role.Device, Role.Operator, Role.Administrator));
        return services;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "carbon";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/not-allowed";
        cookie.Events.OnRedirectToLogin = context => AnswerOrRedirect(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => AnswerOrRedirect(context, StatusCodes.Status403Forbidden);
    }

    private static Task AnswerOrRedirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (IsForProgram(context.Request.Path))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static bool IsForProgram(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/metrics");
}
