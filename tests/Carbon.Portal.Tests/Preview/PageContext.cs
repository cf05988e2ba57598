using System.Globalization;
using Bunit;
using Carbon.Portal.Access;
using Carbon.Portal.Acquisition.Meters;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Portal.Tests.Plant;
using Radzen;

namespace Carbon.Portal.Tests.Preview;

/// <summary>Pages in English over a demonstration plant, without a browser.</summary>
public abstract class PageContext : BunitContext, IAsyncLifetime
{
    private readonly bool _shared;

    /// <summary>A plant of its own that has lived until an instant.</summary>
    private protected PageContext(DateTimeOffset until) : this(new DemonstrationPlant(until), shared: false)
    {
    }

    /// <summary>A plant that other tests look at too.</summary>
    private protected PageContext(DemonstrationPlant plant, bool shared = true)
    {
        (Plant, _shared) = (plant, shared);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        PreviewHost.AddPlant(Services, plant);
        Services.AddSingleton<Words>().AddSingleton<Moments>().AddScoped<Pulse>().AddScoped<Carbon.Portal.Frame.Browser>().AddScoped<PlantChoice>().AddScoped<Visitor>().AddScoped<MeterDesk>().AddRadzenComponents();
    }

    private protected DemonstrationPlant Plant { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        if (!_shared)
            Plant.Dispose();
    }
}
