using Carbon.Accounting.Methods;

namespace Carbon.Portal.Library;

/// <summary>How much of a method was checked against its document.</summary>
/// <param name="Document">False: the number of the document is not confirmed.</param>
/// <param name="Sources">Sources whose formula is not confirmed.</param>
/// <param name="Values">Defaults and rules that are not confirmed.</param>
public sealed record MethodCheckState(bool Document, int Sources, int Values)
{
    /// <summary>True when nothing is left open.</summary>
    public bool Complete => Document && Sources == 0 && Values == 0;

    /// <summary>What is left open.</summary>
    public int Open => (Document ? 0 : 1) + Sources + Values;

    /// <summary>The state of a method.</summary>
    public static MethodCheckState Of(Method method) => new(
        method.Confirmed != false,
        method.Sources.Count(s => s.Confirmed == false),
        method.Sources.Sum(s => s.Parameters.Sum(p => (p.Confirmed == false ? 1 : 0) + p.Derive.Count(r => r.Confirmed == false))));
}
