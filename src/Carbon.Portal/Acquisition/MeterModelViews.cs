using System.Collections.Immutable;

namespace Carbon.Portal.Acquisition;

/// <summary>A model of an instrument as it is chosen.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version.</param>
/// <param name="Vendor">Maker; empty for a profile of a standard.</param>
/// <param name="Name">Name of the model.</param>
/// <param name="TitleZh">Chinese title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Medium">What it measures.</param>
/// <param name="Protocols">Protocols of channels on which it can be used.</param>
/// <param name="AccuracyClass">Accuracy class; empty where it is not known.</param>
/// <param name="Range">Measuring range; empty where it is not known.</param>
/// <param name="CalibrationMonths">Months between two calibrations; null where it is not known.</param>
/// <param name="IsOwn">A model of the plant's own.</param>
/// <param name="Unconfirmed">Fields that nobody has checked against the maker's document.</param>
/// <param name="Sources">Where it is from.</param>
/// <param name="Points">Its points.</param>
public sealed record MeterModelView(
    string Id, string Version, string Vendor, string Name, string TitleZh, string TitleEn, string Medium, ImmutableArray<string> Protocols, string AccuracyClass, string Range,
    int? CalibrationMonths, bool IsOwn, ImmutableArray<string> Unconfirmed, ImmutableArray<string> Sources, ImmutableArray<ModelPointView> Points);

/// <summary>A point of a model.</summary>
/// <param name="Id">Id.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Ratio">Which transformer ratios multiply it: <c>none</c>, <c>current</c>, <c>voltage</c>, <c>both</c>.</param>
/// <param name="IsDefault">It is read unless others are chosen.</param>
/// <param name="IsConfirmed">Everything of it was checked against the maker's document.</param>
public sealed record ModelPointView(string Id, string NameZh, string NameEn, string Unit, string Ratio, bool IsDefault, bool IsConfirmed);

/// <summary>Models of instruments that meters can be set up from.</summary>
public interface IMeterModels
{
    /// <summary>All of them by id.</summary>
    IReadOnlyList<MeterModelView> All { get; }
}
