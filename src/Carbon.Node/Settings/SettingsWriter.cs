using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Node.Settings;

/// <summary>Gives a record back as the section it was made from, so that what is read can be edited and sent again.</summary>
public static class SettingsWriter
{
    /// <summary>The section of a record.</summary>
    public static SettingsSection Section(SettingsRecord record) => new()
    {
        Outputs = [.. record.Outputs.Select(o => new OutputSection
        {
            Id = o.Id, NameZh = o.NameZh, NameEn = o.NameEn, Meter = o.Quantity.Meter, Point = o.Quantity.Point, Unit = o.Quantity.Unit, Scope = o.Scope,
        })],
        Quotas = [.. record.Quotas.Select(q => new QuotaSection
        {
            Id = q.Id, NameZh = q.NameZh, NameEn = q.NameEn, Scope = q.Scope, Period = q.Period, Tonnes = q.Tonnes.ToDecimal(), Document = q.Document,
        })],
        EnergyCarriers = [.. record.Carriers.Select(c => new EnergyCarrierSection
        {
            Id = c.Id, NameZh = c.NameZh, NameEn = c.NameEn, Meter = c.Quantity.Meter, Point = c.Quantity.Point, Unit = c.Quantity.Unit,
            Calorific = Factor(c.Calorific), Equal = Factor(c.Equal), Supplied = c.Supplied,
        })],
        CleanEnergy = record.CleanEnergy is { } clean ? CleanEnergy(clean) : null,
        Footprints = [.. record.Footprints.Select(Footprint)],
        Locating = record.Locating is { } l
            ? new LocatingSection { Weeks = l.Weeks, Threshold = l.Threshold.ToDecimal(), RelativeFloor = l.RelativeFloor.ToDecimal(), MinimumDays = l.MinimumDays }
            : null,
    };

    private static CleanEnergySection CleanEnergy(CleanEnergyRecord clean) => new()
    {
        Used = [.. clean.Used.Select(Measured)],
        Own = [.. clean.Own.Select(Measured)],
        Direct = [.. clean.Direct.Select(Measured)],
        Certificates = [.. clean.Certificates.Select(c => new CertificateSection
        {
            Id = c.Id, From = MeteringRecords.Date(c.From), To = MeteringRecords.Date(c.To), Mwh = c.Mwh.ToDecimal(), Covers = c.Covers, Document = c.Document,
        })],
        Residual = Factor(clean.Residual)!,
        Grid = Factor(clean.Grid),
    };

    private static FootprintSection Footprint(FootprintRecord footprint) => new()
    {
        Id = footprint.Id,
        NameZh = footprint.NameZh,
        NameEn = footprint.NameEn,
        Output = footprint.Output,
        Boundary = footprint.Boundary,
        FunctionalUnit = footprint.FunctionalUnit.ToDecimal(),
        Processes = [.. footprint.Processes.Select(p => new FootprintProcessSection
        {
            Scope = p.Scope, Share = p.Share.ToDecimal(), Allocation = p.Allocation, Products = p.Products.ToDictionary(q => q.Output, q => q.Weight.ToDecimal()),
        })],
        Upstream = [.. footprint.Upstream.Select(u => new UpstreamFlowSection
        {
            Id = u.Id, NameZh = u.NameZh, NameEn = u.NameEn, Quantity = u.Quantity is { } quantity ? Measured(quantity) : null, Amount = u.Amount?.ToDecimal(),
            Unit = u.Unit, Factor = Factor(u.Factor)!, Document = u.Document, Stage = u.Stage,
        })],
        Electricity = Factor(footprint.Electricity),
    };

    private static MeasuredSection Measured(MeasuredRecord measured) => new() { Meter = measured.Meter, Point = measured.Point, Unit = measured.Unit };

    private static FactorSection? Factor(FactorValueRecord? factor) => factor switch
    {
        null => null,
        { Table.Length: > 0 } => new FactorSection { Table = factor.Table, Row = factor.Row, Column = factor.Column },
        _ => new FactorSection { Value = factor.Value.ToDecimal(), Unit = factor.Unit, Origin = factor.Origin, Confirmed = factor.Confirmed, Calibre = factor.Calibre },
    };
}
