using Carbon.Contracts;

namespace Carbon.Boundaries.Footprints;

/// <summary>A product's part of a process.</summary>
/// <param name="Output">The product.</param>
/// <param name="Weight">Its weight in the allocation: share, output, or output times mass, energy or value of a unit.</param>
/// <param name="Tonnes">What it carries, tCO2e.</param>
public sealed record AllocatedPart(string Output, decimal Weight, decimal Tonnes);

/// <summary>Emissions of a process on site and how they are allocated.</summary>
/// <param name="Process">The process as set.</param>
/// <param name="Tonnes">The whole process, tCO2e.</param>
/// <param name="Parts">All products of the process; their tonnes add up to the whole. Empty where nothing of them is measured, so that nothing can be allocated.</param>
/// <param name="Fixed">Carbon fixed in products, shown apart and not deducted (ISO 14067 reports it separately).</param>
/// <param name="KeptAsAccounted">Sources of electricity whose figure could not be brought to the life-cycle factor.</param>
public sealed record ProcessFootprint(
    FootprintProcessRecord Process, decimal Tonnes, IReadOnlyList<AllocatedPart> Parts, decimal Fixed, IReadOnlyList<string> KeptAsAccounted)
{
    /// <summary>Allocates a process to all its products.</summary>
    public static ProcessFootprint Of(
        FootprintProcessRecord process, string product, decimal tonnes, decimal bound, IReadOnlyList<string> kept, Func<string, decimal> quantity)
    {
        if (process.Allocation == "whole")
            return new ProcessFootprint(process, tonnes, [new AllocatedPart(product, 1m, tonnes)], bound, kept);
        var weights = process.Products.Select(p => p.Weight.ToDecimal() * (process.Allocation == "fixed" ? 1m : Math.Max(0m, quantity(p.Output)))).ToList();
        return new ProcessFootprint(
            process, tonnes,
            Allocation.Split(tonnes, weights) is { } parts ? [.. process.Products.Select((p, i) => new AllocatedPart(p.Output, weights[i], parts[i]))] : [],
            bound, kept);
    }
}

/// <summary>A flow from upstream in a period.</summary>
/// <param name="Flow">The flow with its factor and document.</param>
/// <param name="Quantity">Its quantity, in its unit.</param>
/// <param name="Tonnes">tCO2e.</param>
public sealed record UpstreamFootprint(UpstreamFlowRecord Flow, decimal Quantity, decimal Tonnes);

/// <summary>The carbon footprint of a product made in a period.</summary>
/// <param name="Footprint">As set.</param>
/// <param name="Quantity">Output of the period, in its unit.</param>
/// <param name="Processes">On site.</param>
/// <param name="Upstream">From upstream.</param>
/// <param name="Tonnes">tCO2e of the whole output.</param>
/// <param name="PerFunctionalUnit">kgCO2e for one functional unit; null where nothing was made or a process could not be allocated.</param>
/// <param name="ElectricityCalibre">Calibre of the electricity factor that was used.</param>
/// <param name="Unconfirmed">Factors that nobody confirmed.</param>
public sealed record ProductFootprint(
    FootprintRecord Footprint, decimal Quantity, IReadOnlyList<ProcessFootprint> Processes, IReadOnlyList<UpstreamFootprint> Upstream,
    decimal Tonnes, decimal? PerFunctionalUnit, string ElectricityCalibre, IReadOnlyList<string> Unconfirmed)
{
    private const int Places = 9;

    /// <summary>The footprint from its processes and the quantities of its flows.</summary>
    public static ProductFootprint Of(FootprintRecord footprint, decimal quantity, IReadOnlyList<ProcessFootprint> processes, Func<UpstreamFlowRecord, decimal> measured)
    {
        var upstream = footprint.Upstream.Select(f => (Flow: f, Quantity: f.Quantity is not null ? measured(f) : f.Amount.ToDecimal() * quantity))
            .Select(f => new UpstreamFootprint(f.Flow, f.Quantity, decimal.Round(f.Quantity * f.Flow.Factor.Value.ToDecimal(), Places, MidpointRounding.AwayFromZero))).ToList();
        var tonnes = processes.Sum(p => p.Parts.Where(q => q.Output == footprint.Output).Sum(q => q.Tonnes)) + upstream.Sum(u => u.Tonnes);
        var complete = quantity > 0m && processes.All(p => p.Parts.Count > 0);
        return new ProductFootprint(
            footprint, quantity, processes, upstream, tonnes,
            complete ? decimal.Round(tonnes * 1000m / quantity * footprint.FunctionalUnit.ToDecimal(), Places, MidpointRounding.AwayFromZero) : null,
            footprint.Electricity is { } factor ? factor.Calibre.Length > 0 ? factor.Calibre : "as entered" : "as accounted",
            [.. upstream.Where(u => !u.Flow.Factor.Confirmed).Select(u => u.Flow.Id), .. footprint.Electricity is { Confirmed: false } ? ["electricity"] : Array.Empty<string>()]);
    }
}
