using Carbon.Accounting;
using Carbon.Boundaries;

namespace Carbon.Node.Settings;

/// <summary>What settings are checked against.</summary>
/// <param name="Plant">Id of the plant.</param>
/// <param name="Units">Units of measuring points and data items by meter and point.</param>
/// <param name="Tree">Units and sources of the plant.</param>
/// <param name="Library">Units and factors.</param>
public sealed record SettingsGround(string Plant, IReadOnlyDictionary<(string Meter, string Point), string> Units, UnitTree Tree, AccountingLibrary Library);
