using Carbon.Accounting.Methods;

namespace Carbon.Portal.Library;

/// <summary>Which methods of the library are looked for.</summary>
/// <param name="Text">Words of id, title, document or industry; all of them must occur.</param>
/// <param name="Industry">Code of an industry.</param>
/// <param name="Issuer">Key of an issuer.</param>
/// <param name="Year">Year of issue.</param>
/// <param name="Confirmed">True for those without an open item, false for those with one.</param>
public sealed record MethodFilter(string? Text = null, string? Industry = null, string? Issuer = null, string? Year = null, bool? Confirmed = null)
{
    /// <summary>Whether a method is looked for.</summary>
    public bool Fits(Method method) =>
        (Industry is null or "" || MethodIndustry.Of(method).Any(i => i.Code == Industry))
        && (Issuer is null || Library.Issuer.Key(method) == Issuer)
        && (Year is null or "" || method.Documentation.Text("year") == Year)
        && (Confirmed is null || MethodCheckState.Of(method).Complete == Confirmed)
        && Words(method);

    private bool Words(Method method)
    {
        if (string.IsNullOrWhiteSpace(Text))
            return true;
        var text = string.Join(' ', MethodIndustry.Of(method).Select(i => $"{i.Code} {i.Title}").Prepend($"{method.Id} {method.Title.Zh} {method.Title.En} {method.Document}"));
        return Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
