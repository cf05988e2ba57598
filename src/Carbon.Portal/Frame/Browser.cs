using Microsoft.JSInterop;

namespace Carbon.Portal.Frame;

/// <summary>The portal's script in the browser of this tab.</summary>
/// <param name="script">The way into the browser.</param>
public sealed class Browser(IJSRuntime script) : IAsyncDisposable
{
    private const string Address = "./_content/Carbon.Portal/js/portal.js";
    private Task<IJSObjectReference>? _module;

    /// <summary>Calls a function of the script; nothing happens where the tab is gone.</summary>
    public async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            _module ??= script.InvokeAsync<IJSObjectReference>("import", Address).AsTask();
            var module = await _module;
            await module.InvokeVoidAsync(function, arguments);
        }
        catch (Exception e) when (e is JSDisconnectedException or TaskCanceledException or ObjectDisposedException)
        {
            // The tab is gone, and with it what was to be called.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is { IsCompletedSuccessfully: true })
                await (await _module).DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or TaskCanceledException)
        {
            // Gone already.
        }
    }
}
