using Carbon.Boundaries.Energy;
using Carbon.Views.Quantities;
using Carbon.Views.Settings;

namespace Carbon.Views.Energy;

/// <summary>Comprehensive energy consumption of a plant.</summary>
public sealed class EnergyQueries(SettingsQueries settings, IDayQuantities quantities)
{
    /// <summary>Consumption over local days, first and last included, from what is settled of them.</summary>
    public EnergyConsumption Consumption(string plant, DateOnly first, DateOnly last) => EnergyConsumption.Of(
        settings.Current(plant).Record.Carriers.Select(c => (c, quantities.Of(c.Quantity, first, last).Values.Sum())));
}
