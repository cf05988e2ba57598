using System.Text.Json.Nodes;
using Carbon.Boundaries.Locating;

namespace Carbon.Portal.Settings;

/// <summary>What a field of the settings holds.</summary>
public enum SettingsFieldKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>An id: letters, digits, '-', '_' and '.'.</summary>
    Id,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A plant, unit or source.</summary>
    Scope,

    /// <summary>A measuring point or data item, as <c>meter/point</c>; written as <c>meter</c> and <c>point</c>.</summary>
    Point,
}

/// <summary>A field of the settings.</summary>
/// <param name="Name">Its name in the section.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Needed">It cannot be left empty.</param>
public sealed record SettingsField(string Name, SettingsFieldKind Kind, bool Needed = true);

/// <summary>A part of the settings with a form of its own.</summary>
/// <param name="Name">Its name in the section.</param>
/// <param name="Many">A list of things; otherwise one.</param>
/// <param name="Fields">The fields; none: the part is edited as text.</param>
public sealed record SettingsPart(string Name, bool Many, params SettingsField[] Fields)
{
    /// <summary>All parts in the order in which they are set.</summary>
    public static readonly IReadOnlyList<SettingsPart> All =
    [
        new("quotas", true,
            new("id", SettingsFieldKind.Id), new("nameZh", SettingsFieldKind.Text), new("nameEn", SettingsFieldKind.Text), new("scope", SettingsFieldKind.Scope),
            new("period", SettingsFieldKind.Text), new("tonnes", SettingsFieldKind.Number), new("document", SettingsFieldKind.Text, Needed: false)),
        new("outputs", true,
            new("id", SettingsFieldKind.Id), new("nameZh", SettingsFieldKind.Text), new("nameEn", SettingsFieldKind.Text), new("point", SettingsFieldKind.Point),
            new("unit", SettingsFieldKind.Text, Needed: false), new("scope", SettingsFieldKind.Scope)),
        new("locating", false,
            new("weeks", SettingsFieldKind.Count), new("threshold", SettingsFieldKind.Number), new("relativeFloor", SettingsFieldKind.Number), new("minimumDays", SettingsFieldKind.Count)),
        new("energyCarriers", true),
        new("cleanEnergy", false),
        new("footprints", true),
    ];

    /// <summary>What the form begins with where nothing is set: as shipped.</summary>
    public JsonObject Shipped() => Name != "locating" ? [] : new JsonObject
    {
        ["weeks"] = LocatingRules.Default.Weeks,
        ["threshold"] = LocatingRules.Default.Threshold,
        ["relativeFloor"] = LocatingRules.Default.RelativeFloor,
        ["minimumDays"] = LocatingRules.Default.MinimumDays,
    };

    /// <summary>A part by its name; null where there is none.</summary>
    public static SettingsPart? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
