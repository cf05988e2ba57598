using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Carbon.Metering;

namespace Carbon.Node.MeterModels;

/// <summary>A model of an instrument: what it measures, where its numbers stand, and its register entry (clauses 4.6, 11.3, 12.2).</summary>
public sealed record MeterModel
{
    /// <summary>Id, <c>vendor.model</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version; another content has another.</summary>
    public required string Version { get; init; }

    /// <summary>Maker; empty for a profile of a standard.</summary>
    public required string Vendor { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Chinese title.</summary>
    public required string TitleZh { get; init; }

    /// <summary>English title.</summary>
    public required string TitleEn { get; init; }

    /// <summary>What it measures.</summary>
    public required string Medium { get; init; }

    /// <summary>Family of protocols: <c>modbus</c>, <c>dlt645</c>, <c>cjt188</c>, or one protocol of channels.</summary>
    public required string Protocol { get; init; }

    /// <summary>Accuracy class; empty where it is not known.</summary>
    public required string AccuracyClass { get; init; }

    /// <summary>Measuring range; empty where it is not known.</summary>
    public required string Range { get; init; }

    /// <summary>Months between two calibrations; null where it is not known.</summary>
    public int? CalibrationMonths { get; init; }

    /// <summary>Fields that nobody has checked against the maker's document.</summary>
    public required ImmutableArray<string> Unconfirmed { get; init; }

    /// <summary>Where all this is from.</summary>
    public required ImmutableArray<MeterModelSource> Sources { get; init; }

    /// <summary>Options of the meter on its channel, beside address and points.</summary>
    public required JsonObject Place { get; init; }

    /// <summary>Its points.</summary>
    public required ImmutableArray<MeterModelPoint> Points { get; init; }

    /// <summary>True for a model of the plant's own.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>A document that a model is from.</summary>
public sealed record MeterModelSource(string Text, string? Url, string? Licence);

/// <summary>A point of a model.</summary>
/// <param name="Id">Id of the point.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Kind">What its numbers mean.</param>
/// <param name="Unit">Unit of its quantities.</param>
/// <param name="Ratio">Which ratios multiply it.</param>
/// <param name="IsDefault">It is read unless others are chosen.</param>
/// <param name="Every">Time between two readings.</param>
/// <param name="Modulus">The register's modulus; null: it never rolls over, or is not known.</param>
/// <param name="Decimals">Digits after the point; null where they are not known.</param>
/// <param name="Unconfirmed">Fields that nobody has checked against the maker's document.</param>
/// <param name="Read">How it is read: the options of the point on a channel.</param>
/// <param name="Line">Line in its file.</param>
public sealed record MeterModelPoint(
    string Id, string NameZh, string NameEn, PointKind Kind, string Unit, TransformerRatio Ratio, bool IsDefault, TimeSpan Every,
    decimal? Modulus, int? Decimals, ImmutableArray<string> Unconfirmed, JsonObject Read, int Line);

/// <summary>Which transformers stand before a point whose register shows the secondary side.</summary>
public enum TransformerRatio
{
    /// <summary>None, or the instrument shows the primary side.</summary>
    None,

    /// <summary>Current transformers.</summary>
    Current,

    /// <summary>Voltage transformers.</summary>
    Voltage,

    /// <summary>Both: energy and power.</summary>
    Both,
}
