using Carbon.Node.MeterModels;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels.Describing;

/// <summary>Meter models as the pages show them.</summary>
internal sealed class MeterModelViewing(MeterModelLibrary library) : IMeterModels
{
    /// <inheritdoc/>
    public IReadOnlyList<MeterModelView> All { get; } = [.. library.Models.Select(m => new MeterModelView(
        m.Id, m.Version, m.Vendor, m.Name, m.TitleZh, m.TitleEn, m.Medium, [.. MeterModelCheck.Protocols(m)], m.AccuracyClass, m.Range, m.CalibrationMonths, m.IsOwn, m.Unconfirmed,
        [.. m.Sources.Select(s => s.Text)],
        [.. m.Points.Select(p => new ModelPointView(p.Id, p.NameZh, p.NameEn, p.Unit, p.Ratio.ToString().ToLowerInvariant(), p.IsDefault, p.Unconfirmed.IsEmpty))]))];
}
