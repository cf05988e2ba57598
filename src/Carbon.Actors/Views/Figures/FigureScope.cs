namespace Carbon.Views.Figures;

/// <summary>What a figure is about: <c>plant:ID</c>, <c>boundary:ID</c>, <c>source:ID</c>, or <c>group</c> for everything on this node.</summary>
/// <param name="Kind"><c>plant</c>, <c>boundary</c>, <c>source</c> or <c>group</c>.</param>
/// <param name="Id">Id within the kind; empty for the group.</param>
public sealed record FigureScope(string Kind, string Id)
{
    /// <summary>Everything on this node.</summary>
    public static readonly FigureScope Group = new("group", "");

    /// <summary>Reads the text form.</summary>
    public static bool TryParse(string? text, out FigureScope scope)
    {
        scope = Group;
        if (text == "group")
            return true;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon <= 0 || colon == text!.Length - 1 || text[..colon] is not ("plant" or "boundary" or "source"))
            return false;
        scope = new FigureScope(text[..colon], text[(colon + 1)..]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind == "group" ? Kind : $"{Kind}:{Id}";
}
