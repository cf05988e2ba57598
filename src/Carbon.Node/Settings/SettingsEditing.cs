using Carbon.Accounting;
using Carbon.Accounting.Sources;
using Carbon.Boundaries.Settings;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Registry;
using Carbon.Views;
using Carbon.Views.Entries;

namespace Carbon.Node.Settings;

/// <summary>What became of a change of settings.</summary>
/// <param name="Problems">What is wrong with them by field; empty where nothing is.</param>
/// <param name="Refusal">Why the plant did not take them; null where it did.</param>
public sealed record SettingsOutcome(IReadOnlyList<SettingProblem> Problems, string? Refusal)
{
    /// <summary>True where the settings are changed and durable.</summary>
    public bool IsDone => Problems.Count == 0 && Refusal is null;
}

/// <summary>Changes the settings of a plant: for the API and for the pages.</summary>
public sealed class SettingsEditing(PlantCatalogue catalogue, EntryQueries entries, AccountingLibrary library, EntityGateway gateway)
{
    /// <summary>What is wrong with a section, by field; null where there is no such plant.</summary>
    public IReadOnlyList<SettingProblem>? Check(string plant, SettingsSection section) =>
        Ground(plant) is { } ground ? SettingsReader.Read(section, ground).Problems : null;

    /// <summary>Changes the settings from the version that was edited; null where there is no such plant.</summary>
    public async Task<SettingsOutcome?> ChangeAsync(string plant, SettingsSection section, int version, string by, string reason, CancellationToken cancellation)
    {
        if (Ground(plant) is not { } ground)
            return null;
        var (record, problems) = SettingsReader.Read(section, ground);
        if (problems.Count > 0)
            return new SettingsOutcome(problems, null);
        var change = new ConfigureSettings { FactoryId = plant, Settings = record, ExpectedVersion = version, By = by, Reason = reason };
        return new SettingsOutcome([], (await gateway.SendAsync(change, cancellation) as Refused)?.Reason);
    }

    private SettingsGround? Ground(string plant) => catalogue.Tree(plant) is { } tree
        ? new SettingsGround(
            plant,
            catalogue.Meters().Where(m => m.Plant == plant).SelectMany(m => m.Points.Select(p => (Meter: m.Id, Point: p.Id, p.Unit)))
                .Concat(entries.Items(plant).Select(i => i.Record).Where(i => i.Kind == (int)ItemKind.Quantity).Select(i => (Meter: ItemTerms.Meter(i.Id), Point: ItemTerms.Point, i.Unit)))
                .ToDictionary(p => (p.Meter, p.Point), p => p.Unit),
            tree,
            library)
        : null;
}
