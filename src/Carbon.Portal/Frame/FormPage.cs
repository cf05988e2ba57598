using Carbon.Portal.Language;
using Microsoft.AspNetCore.Components;

namespace Carbon.Portal.Frame;

/// <summary>A page with a form: the focus goes where it belongs once what it belongs to is on the page.</summary>
public abstract class FormPage : ComponentBase
{
    /// <summary>Words of the portal.</summary>
    [Inject] public required Words Words { get; set; }

    /// <summary>The browser of this tab.</summary>
    [Inject] public required Browser Browser { get; set; }

    /// <summary>Id of the element that gets the focus with the next rendering; null or empty: it stays where it is.</summary>
    protected string? Focus { get; set; }

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        var focus = Focus;
        Focus = null;
        return string.IsNullOrEmpty(focus) ? Task.CompletedTask : Browser.CallAsync("focusOn", focus);
    }
}
