using Carbon.Accounting.Units;
using Carbon.Boundaries.Settings;
using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Node.Settings;

/// <summary>Turns a section into the record that the factory keeps: units converted, rows of factor tables written out; and says by field what cannot be.</summary>
public sealed class SettingsReader(SettingsGround ground)
{
    private readonly List<SettingProblem> _problems = [];
    private readonly FactorReader _factors = new(ground.Library);

    /// <summary>The record of a section, and everything that is wrong with it.</summary>
    public static (SettingsRecord Record, IReadOnlyList<SettingProblem> Problems) Read(SettingsSection section, SettingsGround ground)
    {
        var reader = new SettingsReader(ground);
        var record = reader.Record(section);
        return (record, [.. reader._problems, .. SettingsRules.Problems(record, ground.Tree).Where(p => reader._problems.All(q => q.Path != p.Path))]);
    }

    private SettingsRecord Record(SettingsSection section)
    {
        var record = new SettingsRecord();
        record.Outputs.AddRange(section.Outputs.Select((o, i) => new OutputRecord
        {
            Id = o.Id,
            NameZh = o.NameZh,
            NameEn = o.NameEn,
            Quantity = Measured(o, $"outputs[{i}]", o.Unit),
            Scope = o.Scope ?? $"plant:{ground.Plant}",
        }));
        record.Quotas.AddRange(section.Quotas.Select(q => new QuotaRecord
        {
            Id = q.Id,
            NameZh = q.NameZh,
            NameEn = q.NameEn,
            Scope = q.Scope,
            Period = q.Period,
            Tonnes = DecimalValue.From(q.Tonnes),
            Document = q.Document,
        }));
        record.Carriers.AddRange(section.EnergyCarriers.Select((c, i) => Carrier(c, $"energyCarriers[{i}]")));
        record.CleanEnergy = section.CleanEnergy is { } clean ? CleanEnergy(clean) : null;
        record.Footprints.AddRange(section.Footprints.Select((f, i) => Footprint(f, $"footprints[{i}]", section)));
        record.Locating = section.Locating is { } l
            ? new LocatingRecord { Weeks = l.Weeks, Threshold = DecimalValue.From(l.Threshold), RelativeFloor = DecimalValue.From(l.RelativeFloor), MinimumDays = l.MinimumDays }
            : null;
        return record;
    }

    private EnergyCarrierRecord Carrier(EnergyCarrierSection carrier, string path)
    {
        var quantity = Measured(carrier, path, carrier.Unit);
        if (carrier.Calorific is null && carrier.Equal is null)
            _problems.Add(new($"{path}.calorific", "an energy carrier needs its calorific value, its equal value, or both"));
        return new EnergyCarrierRecord
        {
            Id = carrier.Id,
            NameZh = carrier.NameZh,
            NameEn = carrier.NameEn,
            Quantity = quantity,
            Calorific = Factor(carrier.Calorific, $"{path}.calorific", $"tce/{quantity.Unit}"),
            Equal = Factor(carrier.Equal, $"{path}.equal", $"tce/{quantity.Unit}"),
            Supplied = carrier.Supplied,
        };
    }

    private CleanEnergyRecord CleanEnergy(CleanEnergySection clean)
    {
        var record = new CleanEnergyRecord
        {
            Residual = Factor(clean.Residual, "cleanEnergy.residual", "tCO2/MWh"),
            Grid = Factor(clean.Grid, "cleanEnergy.grid", "tCO2/MWh"),
        };
        record.Used.AddRange(clean.Used.Select((m, i) => Measured(m, $"cleanEnergy.used[{i}]", "MWh")));
        record.Own.AddRange(clean.Own.Select((m, i) => Measured(m, $"cleanEnergy.own[{i}]", "MWh")));
        record.Direct.AddRange(clean.Direct.Select((m, i) => Measured(m, $"cleanEnergy.direct[{i}]", "MWh")));
        record.Certificates.AddRange(clean.Certificates.Select(c => new CertificateRecord
        {
            Id = c.Id,
            From = MeteringRecords.Record(c.From),
            To = MeteringRecords.Record(c.To),
            Mwh = DecimalValue.From(c.Mwh),
            Document = c.Document,
            Covers = c.Covers,
        }));
        if (clean.Used.Count == 0)
            _problems.Add(new("cleanEnergy.used", "name the points that measure the electricity used"));
        return record;
    }

    private FootprintRecord Footprint(FootprintSection footprint, string path, SettingsSection section)
    {
        var record = new FootprintRecord
        {
            Id = footprint.Id,
            NameZh = footprint.NameZh,
            NameEn = footprint.NameEn,
            Output = footprint.Output,
            Boundary = footprint.Boundary,
            FunctionalUnit = DecimalValue.From(footprint.FunctionalUnit),
            Electricity = Factor(footprint.Electricity, $"{path}.electricity", "tCO2e/MWh"),
        };
        foreach (var process in footprint.Processes)
        {
            var made = new FootprintProcessRecord { Scope = process.Scope, Share = DecimalValue.From(process.Share), Allocation = process.Allocation };
            made.Products.AddRange(process.Products.Select(p => new AllocationProductRecord { Output = p.Key, Weight = DecimalValue.From(p.Value) }));
            record.Processes.Add(made);
        }
        record.Upstream.AddRange(footprint.Upstream.Select((u, i) => new UpstreamFlowRecord
        {
            Id = u.Id,
            NameZh = u.NameZh,
            NameEn = u.NameEn,
            Quantity = u.Quantity is { } quantity ? Measured(quantity, $"{path}.upstream[{i}].quantity", u.Unit) : null,
            Amount = DecimalValue.From(u.Amount),
            Unit = u.Unit,
            Factor = Factor(u.Factor, $"{path}.upstream[{i}].factor", $"tCO2e/{u.Unit}"),
            Document = u.Document,
            Stage = u.Stage,
        }));
        return record;
    }

    private MeasuredRecord Measured(MeasuredSection section, string path, string? unit)
    {
        if (!ground.Units.TryGetValue((section.Meter, section.Point), out var own))
            _problems.Add(new($"{path}.point", $"there is no point '{section.Point}' of a meter '{section.Meter}'"));
        var (from, to) = (ground.Library.Units.Find(own ?? ""), ground.Library.Units.Find(unit ?? own ?? ""));
        if (to is null && unit is not null)
            _problems.Add(new($"{path}.unit", $"'{unit}' is not a unit; the units stand in config/factors/units.yaml"));
        else if (from is not null && to is not null && !from.Fits(to))
            _problems.Add(new($"{path}.unit", $"{section.Meter}/{section.Point} is in {from.Code}, which cannot be counted in {to.Code}"));
        var factor = from is not null && to is not null && from.Fits(to) ? new Quantity(1m, from).In(to).Value : 1m;
        return new MeasuredRecord { Meter = section.Meter, Point = section.Point, Unit = unit ?? own ?? "", ToUnit = DecimalValue.From(factor) };
    }

    private FactorValueRecord? Factor(FactorSection? section, string path, string unit)
    {
        if (section is null)
            return null;
        if (_factors.Read(section, unit, out var problem) is { } record)
            return record;
        _problems.Add(new(path, problem));
        return null;
    }
}
