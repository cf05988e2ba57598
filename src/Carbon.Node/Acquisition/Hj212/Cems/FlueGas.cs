namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>Flue gas over some time, in the units, basis and state that <see cref="Co2Options"/> say.</summary>
/// <param name="Concentration">Concentration of CO2, as sent.</param>
/// <param name="FlowPerHour">Volume flow in m3/h; velocity and area are multiplied already.</param>
/// <param name="Temperature">Degrees Celsius; null where it is not needed.</param>
/// <param name="Pressure">kPa, as sent; null where it is not needed.</param>
/// <param name="Moisture">Percent of volume; null where it is not needed.</param>
public readonly record struct FlueGas(decimal Concentration, decimal FlowPerHour, decimal? Temperature, decimal? Pressure, decimal? Moisture);
