using Carbon.Portal.Access;
using Carbon.Portal.Acquisition.Meters;
using Carbon.Portal.Collection;
using Carbon.Portal.Entries;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Portal.Overview;
using Carbon.Portal.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace Carbon.Portal;

/// <summary>Services of the portal.</summary>
public static class PortalServices
{
    /// <summary>
    /// Adds the portal. The host registers the views' queries, <see cref="TimeProvider"/>, <see cref="Access.ISignIn"/> and, where it has them,
    /// <see cref="ICollectionState"/> and <see cref="Demonstration.IDemonstrationNotice"/>; it sets up cookie authentication and authorization,
    /// and calls <c>WebHost.UseStaticWebAssets()</c> so that the assets are found from a checkout too.
    /// </summary>
    public static IServiceCollection AddCarbonPortal(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddRadzenComponents();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options => options.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict);
        services.Configure<RequestLocalizationOptions>(Languages.Configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICollectionState, UnknownCollectionState>();
        services.TryAddSingleton<Words>();
        services.TryAddSingleton<Moments>();
        services.TryAddSingleton<PlantInsights>();
        services.TryAddScoped<Pulse>();
        services.TryAddScoped<Browser>();
        services.TryAddScoped<PlantChoice>();
        services.TryAddScoped<Visitor>();
        services.TryAddScoped<EntryFiling>();
        services.TryAddScoped<SourceDesk>();
        services.TryAddScoped<MeterDesk>();
        return services;
    }
}
