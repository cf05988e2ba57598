namespace Carbon.Accounting.Methods;

/// <summary>A title in Chinese and English; each may be null.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string? Zh, string? En)
{
    /// <inheritdoc/>
    public override string ToString() => Zh ?? En ?? "";
}
