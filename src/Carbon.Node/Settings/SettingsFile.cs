using System.Security.Cryptography;
using System.Text.Json;
using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Configuration;
using Carbon.Registry;

namespace Carbon.Node.Settings;

/// <summary>The section <c>settings</c> of the configuration file.</summary>
public static class SettingsFile
{
    /// <summary>What the section says of itself: it changes the settings only where this differs from what it was last.</summary>
    public static string Hash(SettingsSection section) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(section, ChannelOptions.Json)));

    /// <summary>The command by which the file's section is told; null where there is none.</summary>
    public static ConfigureSettings? Command(NodeConfiguration node, SettingsGround ground, string by) => node.Settings is not { } section
        ? null
        : new ConfigureSettings { FactoryId = node.Plant.Id, Settings = SettingsReader.Read(section, ground).Record, By = by, File = Hash(section) };

    /// <summary>The ground of a configuration.</summary>
    public static SettingsGround Ground(NodeConfiguration node, Carbon.Accounting.AccountingLibrary library) => new(
        node.Plant.Id,
        node.Meters.SelectMany(m => m.Points.Select(p => (Meter: m.Id, Point: p.Id, p.Unit)))
            .Concat(node.Items.Where(i => i.Kind == ItemKind.Quantity).Select(i => (Meter: ItemTerms.Meter(i.Id), Point: ItemTerms.Point, i.Unit)))
            .GroupBy(p => (p.Meter, p.Point)).ToDictionary(g => g.Key, g => g.First().Unit),
        new Carbon.Boundaries.UnitTree(PlantRecords.Factory(node), node.Boundaries.DistinctBy(b => b.Id).Select(b => PlantRecords.Boundary(b, node)), node.Sources.Select(s => s.Id)),
        library);
}
