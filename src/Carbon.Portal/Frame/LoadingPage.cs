using Carbon.Portal.Language;
using Microsoft.AspNetCore.Components;

namespace Carbon.Portal.Frame;

/// <summary>A live page whose figures have to be asked for: it asks again at the beats of the <see cref="Frame.Pulse"/>, one question at a time.</summary>
public abstract class LoadingPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private int _beats;

    /// <summary>The beat of this tab.</summary>
    [Inject] public required Pulse Pulse { get; set; }

    /// <summary>Words of the portal.</summary>
    [Inject] public required Words Words { get; set; }

    /// <summary>The browser of this tab.</summary>
    [Inject] public required Browser Browser { get; set; }

    /// <summary>The node's clock.</summary>
    [Inject] public required TimeProvider Time { get; set; }

    /// <summary>True once it has been asked.</summary>
    protected bool Loaded { get; private set; }

    /// <summary>Id of the element that gets the focus with the next rendering.</summary>
    protected string? Focus { get; set; }

    /// <summary>Beats from one question to the next.</summary>
    protected virtual int Beats => 1;

    /// <summary>Asks for what the page shows.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    protected override void OnInitialized() => Pulse.Beaten += BeatAsync;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync(_end.Token);
        Loaded = true;
    }

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        var focus = Focus;
        Focus = null;
        return string.IsNullOrEmpty(focus) ? Task.CompletedTask : Browser.CallAsync("focusOn", focus);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Pulse.Beaten -= BeatAsync;
        _end.Cancel();
        _end.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task BeatAsync() => ++_beats % Beats == 0 ? InvokeAsync(AgainAsync) : Task.CompletedTask;

    private async Task AgainAsync()
    {
        try
        {
            await LoadAsync(_end.Token);
            StateHasChanged();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
    }
}
