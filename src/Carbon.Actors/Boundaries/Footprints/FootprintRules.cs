using Carbon.Boundaries.Settings;
using Carbon.Contracts;

namespace Carbon.Boundaries.Footprints;

/// <summary>Whether a product footprint is stated so that it can be computed and its allocation covers the whole.</summary>
public static class FootprintRules
{
    /// <summary>Ways of allocating a shared process: not at all, by fixed shares, by measured output, and by output weighted with mass, energy or value of a unit.</summary>
    public static readonly IReadOnlyList<string> Allocations = ["whole", "fixed", "output", "mass", "energy", "value"];

    /// <summary>Everything that is wrong.</summary>
    public static IEnumerable<SettingProblem> Problems(FootprintRecord footprint, string path, IReadOnlyList<OutputRecord> outputs, UnitTree? tree)
    {
        if (outputs.All(o => o.Id != footprint.Output))
            yield return new($"{path}.output", $"there is no output '{footprint.Output}'");
        if (footprint.Boundary is not ("cradle_to_gate" or "cradle_to_grave"))
            yield return new($"{path}.boundary", $"'{footprint.Boundary}' is not cradle_to_gate or cradle_to_grave");
        if (footprint.FunctionalUnit?.ToDecimal() is null or <= 0m)
            yield return new($"{path}.functionalUnit", "must be greater than 0, in the unit of the output");
        foreach (var problem in footprint.Processes.SelectMany((p, i) => Process(p, $"{path}.processes[{i}]", footprint.Output, outputs, tree))
            .Concat(footprint.Upstream.SelectMany((u, i) => Upstream(u, $"{path}.upstream[{i}]"))))
            yield return problem;
        foreach (var twice in Overlapping(footprint, tree))
            yield return new($"{path}.processes[{twice.Index}].scope", $"{twice.Scope} is in the footprint twice: {twice.Reason}");
    }

    private static IEnumerable<SettingProblem> Process(FootprintProcessRecord process, string path, string output, IReadOnlyList<OutputRecord> outputs, UnitTree? tree)
    {
        foreach (var problem in SettingsRules.Scope(process.Scope, $"{path}.scope", tree))
            yield return problem;
        if (process.Share?.ToDecimal() is null or <= 0m or > 1m)
            yield return new($"{path}.share", "must be greater than 0 and at most 1");
        if (!Allocations.Contains(process.Allocation))
            yield return new($"{path}.allocation", $"'{process.Allocation}' is not one of {string.Join(", ", Allocations)}");
        if (process.Allocation == "whole")
        {
            if (process.Products.Count > 0)
                yield return new($"{path}.products", "a process that is allocated as a whole has no products beside this one; take them away or choose another allocation");
            yield break;
        }
        if (process.Products.All(p => p.Output != output))
            yield return new($"{path}.products", $"the products of the process do not name '{output}' itself");
        foreach (var (product, i) in process.Products.Select((p, i) => (p, i)))
        {
            if (outputs.All(o => o.Id != product.Output) && process.Allocation != "fixed")
                yield return new($"{path}.products[{i}].output", $"there is no output '{product.Output}'; products are allocated to by what is measured of them");
            if (process.Products.Take(i).Any(p => p.Output == product.Output))
                yield return new($"{path}.products[{i}].output", $"'{product.Output}' is there twice");
            if (product.Weight?.ToDecimal() is null or <= 0m)
                yield return new($"{path}.products[{i}].weight", "must be greater than 0");
        }
        if (process.Allocation == "fixed" && process.Products.Sum(p => p.Weight?.ToDecimal() ?? 0m) is var sum && sum != 1m)
            yield return new($"{path}.products", $"the fixed shares add up to {sum}; all products together carry exactly 1");
    }

    private static IEnumerable<SettingProblem> Upstream(UpstreamFlowRecord flow, string path)
    {
        if (flow.Quantity is null == flow.Amount is null)
            yield return new(path, "give either a measured quantity or an amount for one unit of output");
        if (flow.Amount?.ToDecimal() is <= 0m)
            yield return new($"{path}.amount", "must be greater than 0");
        if (flow.Factor is null)
            yield return new($"{path}.factor", "a flow from upstream needs its factor");
    }

    private static IEnumerable<(int Index, string Scope, string Reason)> Overlapping(FootprintRecord footprint, UnitTree? tree)
    {
        for (var i = 0; i < footprint.Processes.Count; i++)
        {
            var scope = footprint.Processes[i].Scope;
            var before = footprint.Processes.Take(i).Select(p => p.Scope).ToList();
            if (before.Contains(scope))
                yield return (i, scope, "name it once");
            else if (tree is not null && before.FirstOrDefault(b => tree.Share(scope, b) > 0m || tree.Share(b, scope) > 0m) is { } other)
                yield return (i, scope, $"it overlaps with {other}");
        }
    }
}
