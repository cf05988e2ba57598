using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Carbon.Portal.Frame;

/// <summary>A part of the frame that follows the address of the page.</summary>
public abstract class Whereabouts : ComponentBase, IDisposable
{
    /// <summary>The address bar.</summary>
    [Inject] public required NavigationManager Navigation { get; set; }

    /// <summary>Path of the page.</summary>
    protected string Path => new Uri(Navigation.Uri).AbsolutePath;

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        GC.SuppressFinalize(this);
    }

    private void Moved(object? sender, LocationChangedEventArgs e) => InvokeAsync(StateHasChanged);
}
