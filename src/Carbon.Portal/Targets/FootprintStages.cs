using Carbon.Boundaries.Footprints;
using Carbon.Portal.Language;

namespace Carbon.Portal.Targets;

/// <summary>A part of a footprint: a process on site or a flow from upstream.</summary>
/// <param name="Stage">Stage of the life cycle.</param>
/// <param name="Name">What it is.</param>
/// <param name="Tonnes">What the product carries of it, tCO2e.</param>
/// <param name="Kilograms">For one functional unit, kgCO2e; null where nothing was made.</param>
/// <param name="How">How it is allocated, or the quantity with its factor.</param>
/// <param name="Confirmed">False where its factor is not.</param>
public sealed record FootprintPart(string Stage, string Name, decimal Tonnes, decimal? Kilograms, string How, bool Confirmed);

/// <summary>A footprint by stages of the life cycle.</summary>
public static class FootprintStages
{
    /// <summary>Its parts, upstream before the site; they add up to the footprint.</summary>
    public static IReadOnlyList<FootprintPart> Of(ProductFootprint footprint, Words words, Func<string, string> scope) =>
    [
        .. footprint.Upstream.Select(u => new FootprintPart(
            u.Flow.Stage.Length > 0 ? words.Known($"stage.{u.Flow.Stage}", u.Flow.Stage) : words["footprint.upstream"],
            words.Name(u.Flow.NameZh, u.Flow.NameEn), u.Tonnes, PerUnit(footprint, u.Tonnes),
            $"{Figures.Digits.Short(u.Quantity)} {Figures.UnitText.Of(u.Flow.Unit)} × {Figures.Digits.All(u.Flow.Factor.Value.ToDecimal())} {Figures.UnitText.Of(u.Flow.Factor.Unit)}",
            u.Flow.Factor.Confirmed)),
        .. footprint.Processes.Select(p =>
        {
            var own = p.Parts.Where(q => q.Output == footprint.Footprint.Output).Sum(q => q.Tonnes);
            return new FootprintPart(words["footprint.onsite"], scope(p.Process.Scope), own, PerUnit(footprint, own), words[$"footprint.allocation.{p.Process.Allocation}"], true);
        }),
    ];

    private static decimal? PerUnit(ProductFootprint footprint, decimal tonnes) =>
        footprint.PerFunctionalUnit is null ? null : tonnes * 1000m / footprint.Quantity * footprint.Footprint.FunctionalUnit.ToDecimal();
}
