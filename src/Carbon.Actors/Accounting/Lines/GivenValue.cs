namespace Carbon.Accounting.Lines;

/// <summary>A value that the user gives for a symbol.</summary>
public abstract record GivenValue;

/// <summary>A number that was entered.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit; null for the declared one.</param>
/// <param name="Origin">Where it comes from, as a trace shows it; <c>given</c> for an entry without more.</param>
public sealed record EnteredValue(decimal Value, string? Unit, string Origin) : GivenValue;

/// <summary>A value that was chosen from a factor table.</summary>
/// <param name="Table">Reference, for example <c>electricity.MEE-NBS-2023.national</c>.</param>
/// <param name="Row">Key or alias of the row.</param>
/// <param name="Column">Column.</param>
public sealed record TableValue(string Table, string Row, string Column) : GivenValue;

/// <summary>An enthalpy looked up in a steam table.</summary>
/// <param name="Table"><c>heat.saturated-steam</c> or <c>heat.superheated-steam</c>.</param>
/// <param name="Pressure">Absolute pressure, MPa.</param>
/// <param name="Temperature">Temperature, degC; null for saturated steam.</param>
public sealed record SteamValue(string Table, decimal Pressure, decimal? Temperature) : GivenValue;
