using Carbon.Portal.Language;
using Microsoft.AspNetCore.Components;

namespace Carbon.Portal.Frame;

/// <summary>A page that reads its figures again at the beats of the <see cref="Frame.Pulse"/>.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private int _beats;

    /// <summary>The beat of this tab.</summary>
    [Inject] public required Pulse Pulse { get; set; }

    /// <summary>Words of the portal.</summary>
    [Inject] public required Words Words { get; set; }

    /// <summary>The node's clock; the only 'now' of the portal.</summary>
    [Inject] public required TimeProvider Time { get; set; }

    /// <summary>The node's now.</summary>
    protected DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Beats from one reading to the next: more where what the page shows moves slowly.</summary>
    protected virtual int Beats => 1;

    /// <summary>Reads what the page shows.</summary>
    protected abstract void Read();

    /// <inheritdoc/>
    protected override void OnInitialized() => Pulse.Beaten += BeatAsync;

    /// <inheritdoc/>
    protected override void OnParametersSet() => Read();

    /// <inheritdoc/>
    public void Dispose()
    {
        Pulse.Beaten -= BeatAsync;
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads again and shows it.</summary>
    protected Task RefreshAsync() => InvokeAsync(() =>
    {
        Read();
        StateHasChanged();
    });

    private Task BeatAsync() => ++_beats % Beats == 0 ? RefreshAsync() : Task.CompletedTask;
}
