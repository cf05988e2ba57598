using Carbon.Portal.Language;
using Microsoft.AspNetCore.Components;

namespace Carbon.Portal.Frame;

/// <summary>A page that reads its figures again at each beat of the <see cref="Frame.Pulse"/>.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    /// <summary>The beat of this tab.</summary>
    [Inject] public required Pulse Pulse { get; set; }

    /// <summary>Words of the portal.</summary>
    [Inject] public required Words Words { get; set; }

    /// <summary>The node's clock; the only 'now' of the portal.</summary>
    [Inject] public required TimeProvider Time { get; set; }

    /// <summary>The node's now.</summary>
    protected DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Reads what the page shows.</summary>
    protected abstract void Read();

    /// <inheritdoc/>
    protected override void OnInitialized() => Pulse.Beaten += RefreshAsync;

    /// <inheritdoc/>
    protected override void OnParametersSet() => Read();

    /// <inheritdoc/>
    public void Dispose()
    {
        Pulse.Beaten -= RefreshAsync;
        GC.SuppressFinalize(this);
    }

    private Task RefreshAsync() => InvokeAsync(() =>
    {
        Read();
        StateHasChanged();
    });
}
