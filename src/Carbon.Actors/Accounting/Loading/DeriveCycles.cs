using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Loading;

/// <summary>Refuses derive rules by which a symbol would be computed from itself.</summary>
internal sealed class DeriveCycles(Source source, string methodId, Problems problems)
{
    private readonly Dictionary<string, bool> finished = new(StringComparer.Ordinal);
    private readonly List<string> path = [];

    internal void Check()
    {
        foreach (var parameter in source.Parameters)
        {
            Visit(parameter.Symbol);
        }
    }

    private void Visit(string symbol)
    {
        if (finished.TryGetValue(symbol, out var done))
        {
            if (!done)
            {
                var circle = string.Join(" <- ", path.Skip(path.IndexOf(symbol)).Append(symbol));
                problems.Add(source.Find(symbol)!.Documentation.Line, $"derive runs in a circle: {circle}", methodId, $"{source.Id} {symbol}");
            }
            return;
        }
        finished[symbol] = false;
        path.Add(symbol);
        foreach (var used in source.Find(symbol)!.Derive.SelectMany(rule => rule.Formula.Symbols))
        {
            Visit(used.Name);
        }
        path.RemoveAt(path.Count - 1);
        finished[symbol] = true;
    }
}
