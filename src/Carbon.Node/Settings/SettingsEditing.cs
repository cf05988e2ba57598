using Carbon.Accounting;
using Carbon.Accounting.Sources;
using Carbon.Boundaries.Settings;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Portal.Settings;
using Carbon.Portal.Sources;
using Carbon.Registry;
using Carbon.Views;
using Carbon.Views.Entries;
using Carbon.Views.Settings;

namespace Carbon.Node.Settings;

/// <summary>Changes the settings of a plant: for the API and for the pages.</summary>
public sealed class SettingsEditing(PlantCatalogue catalogue, EntryQueries entries, SettingsQueries settings, AccountingLibrary library, EntityGateway gateway) : ISettingsEditing
{
    /// <inheritdoc/>
    public SettingsDraft Read(string plant)
    {
        var current = settings.Current(plant);
        return new SettingsDraft(current.Version, SettingsText.Write(SettingsWriter.Section(current.Record)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<SettingProblem>? Check(string plant, string text) => Ground(plant) is not { } ground ? null
        : SettingsText.Read(text, out var problem) is { } section ? SettingsReader.Read(section, ground).Problems
        : [problem!];

    /// <inheritdoc/>
    public async Task<SettingsOutcome?> ChangeAsync(string plant, string text, int version, ChangeNote note, CancellationToken cancellation) =>
        SettingsText.Read(text, out var problem) is { } section
            ? await ChangeAsync(plant, section, version, note.By, note.Reason, cancellation)
            : new SettingsOutcome([problem!], null);

    /// <summary>Changes the settings from the version that was edited; null where there is no such plant.</summary>
    public async Task<SettingsOutcome?> ChangeAsync(string plant, SettingsSection section, int version, string by, string reason, CancellationToken cancellation)
    {
        if (Ground(plant) is not { } ground)
            return null;
        if (string.IsNullOrWhiteSpace(reason))
            return new SettingsOutcome([new SettingProblem("reason", "say why; it stands in the history of the settings")], null);
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
