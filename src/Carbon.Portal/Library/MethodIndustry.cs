using Carbon.Accounting.Methods;

namespace Carbon.Portal.Library;

/// <summary>An industry that a method is written for (GB/T 4754-2017).</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its name, where the file has one.</param>
/// <param name="Confirmed">False: the code was not looked up in the standard.</param>
public sealed record MethodIndustry(string Code, string Title, bool Confirmed)
{
    /// <summary>The industries of a method.</summary>
    public static IReadOnlyList<MethodIndustry> Of(Method method) =>
        [.. method.Documentation.Maps("industries").Select(i => new MethodIndustry(i.Text("code") ?? "", i.Text("zh") ?? "", i.Flag("confirmed") ?? false)).Where(i => i.Code.Length > 0)];

    /// <inheritdoc/>
    public override string ToString() => Title.Length > 0 ? $"{Code} {Title}" : Code;
}
