using Carbon.Contracts;

namespace Carbon.Boundaries.Energy;

/// <summary>One energy carrier in a period.</summary>
/// <param name="Carrier">The carrier with its coefficients.</param>
/// <param name="Quantity">What was used, in the carrier's unit; negative where it was passed on.</param>
/// <param name="Calorific">tce by calorific value 当量值; null where it has none.</param>
/// <param name="Equal">tce by equal value 等价值; null where it has none.</param>
public sealed record CarrierConsumption(EnergyCarrierRecord Carrier, decimal Quantity, decimal? Calorific, decimal? Equal);

/// <summary>Comprehensive energy consumption of a period after GB/T 2589, in tce.</summary>
/// <param name="Carriers">By carrier.</param>
/// <param name="Calorific">Sum by calorific value.</param>
/// <param name="Equal">Sum by equal value.</param>
/// <param name="WithoutCalorific">Carriers without a calorific coefficient: that sum leaves them out, as working media by the standard.</param>
/// <param name="WithoutEqual">Carriers without an equal coefficient: that sum is not complete without them.</param>
/// <param name="Unconfirmed">Carriers with a coefficient that nobody confirmed.</param>
public sealed record EnergyConsumption(
    IReadOnlyList<CarrierConsumption> Carriers, decimal Calorific, decimal Equal,
    IReadOnlyList<string> WithoutCalorific, IReadOnlyList<string> WithoutEqual, IReadOnlyList<string> Unconfirmed)
{
    private const int Places = 9;

    /// <summary>The consumption from the quantity of each carrier.</summary>
    public static EnergyConsumption Of(IEnumerable<(EnergyCarrierRecord Carrier, decimal Quantity)> quantities)
    {
        var carriers = quantities.Select(q => Of(q.Carrier, q.Carrier.Supplied ? -q.Quantity : q.Quantity)).ToList();
        return new EnergyConsumption(
            carriers,
            carriers.Sum(c => c.Calorific ?? 0m),
            carriers.Sum(c => c.Equal ?? 0m),
            [.. carriers.Where(c => c.Calorific is null).Select(c => c.Carrier.Id)],
            [.. carriers.Where(c => c.Equal is null).Select(c => c.Carrier.Id)],
            [.. carriers.Where(c => c.Carrier.Calorific is { Confirmed: false } || c.Carrier.Equal is { Confirmed: false }).Select(c => c.Carrier.Id)]);
    }

    private static CarrierConsumption Of(EnergyCarrierRecord carrier, decimal quantity) =>
        new(carrier, quantity, Tonnes(quantity, carrier.Calorific), Tonnes(quantity, carrier.Equal));

    private static decimal? Tonnes(decimal quantity, FactorValueRecord? factor) =>
        factor is null ? null : decimal.Round(quantity * factor.Value.ToDecimal(), Places, MidpointRounding.AwayFromZero);
}
