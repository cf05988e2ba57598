using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Portal.Tests.Plant;

/// <summary>What the demonstration plant is made of.</summary>
internal static class PlantRecords
{
    public const string Id = "works";
    public const string Zone = "Asia/Shanghai";

    public static FactoryRecord Factory() => new()
    {
        Id = Id,
        NameZh = "江城特钢有限公司",
        NameEn = "Jiangcheng Special Steel",
        Industry = "C3120",
        TimeZone = Zone,
        Method = "M08",
        Members = { Member("boundary:melt"), Member("boundary:roll"), Member("boundary:util"), Member("source:fix") },
    };

    public static BoundaryRecord[] Boundaries() =>
    [
        Boundary("melt", "炼钢车间", "Melt shop", Member("source:el-melt"), Member("source:electrode"), Member("source:flux")),
        Boundary("roll", "轧钢车间", "Rolling mill", Member("source:gas-roll"), Member("source:el-roll")),
        Boundary("util", "公用工程", "Utilities", Member("source:gas-boiler"), Member("source:heat"), Member("source:coal"), Member("source:el-util", 0.85m)),
    ];

    public static MeterRecord Meter(MeterPlan plan) => new()
    {
        Id = plan.Id,
        Plant = Id,
        TimeZone = Zone,
        Instrument = new InstrumentRecord
        {
            NameZh = plan.NameZh,
            NameEn = plan.NameEn,
            Medium = plan.Medium,
            Vendor = "Weisheng",
            Model = "DTSD341",
            SerialNumber = $"2024{plan.Seed:0000}17",
            Place = "35 kV",
            AccuracyClass = plan.Medium == "electricity" ? "0.5S" : "1.0",
            Certificate = $"JL-2026-{plan.Seed:00000}",
            CalibratedOn = new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds(),
            CalibrationDue = new DateTimeOffset(plan.Seed % 5 == 0 ? 2026 : 2027, plan.Seed % 5 == 0 ? 12 : 3, 11, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds(),
            Channel = plan.Channel,
            ParentMeter = plan.Id is "eaf" or "lf" ? "mains" : "",
        },
        Points =
        {
            new PointRecord
            {
                Id = plan.Point, Kind = (int)plan.Kind, Unit = plan.Unit, Factor = DecimalValue.From(plan.Factor), Modulus = DecimalValue.From(plan.Modulus),
                Maximum = DecimalValue.From(plan.Maximum), Every = (long)plan.Every.TotalMilliseconds, Fill = (int)FillMethod.Linear,
                NameZh = plan.PointZh, NameEn = plan.PointEn,
            },
        },
    };

    public static SourceRecord[] Sources() =>
    [
        Electricity("el-melt", "电弧炉与精炼用电", "Electricity, furnaces", ("eaf", "eaf"), ("lf", "lf")),
        Electricity("el-roll", "轧机用电", "Electricity, rolling", ("mill-1", "a"), ("mill-2", "b")),
        Electricity("el-util", "公用工程用电", "Electricity, utilities", ("air", "air"), ("office", "office")),
        Gas("gas-roll", "加热炉天然气", "Natural gas, reheating", "gas-1"),
        Gas("gas-boiler", "锅炉天然气", "Natural gas, boiler", "gas-2"),
        Simple("heat", "外购蒸汽", "Purchased steam", "scope2.heat", "M08.heat", "AD_heat * EF_heat", "AD_heat", "GJ", 1m, "GJ", "steam", "energy", "外购热量", "purchased heat",
            Constant("EF_heat", 0.11m, "tCO2/GJ", "emission-factors.heat, S13-STEEL, 2013", true, "热力排放因子", "emission factor of heat")),
        Simple("coal", "锅炉用煤（人工录入）", "Boiler coal, entered by hand", "scope1.combustion", "M08.comb", "FC * NCV * CC * OF * 44 / 12", "FC", "t", 1m, "t", "coal", "mass", "燃料净消耗量", "net fuel consumption",
            Constant("NCV", 20.908m, "GJ/t", "fuels.table2, S13-STEEL, 2013", true, "低位发热量", "net calorific value"),
            Constant("CC", 0.02618m, "tC/GJ", "fuels.table2, S13-STEEL, 2013", false, "单位热值含碳量", "carbon content"),
            Constant("OF", 0.93m, "", "fuels.table2, S13-STEEL, 2013", true, "氧化率", "oxidation factor")),
        Simple("electrode", "电极消耗", "Graphite electrodes", "scope1.raw_material", "M08.el", "P_el * EF_el", "P_el", "t", 0.001m, "kg", "electrodes", "mass", "电极消耗量", "electrodes consumed",
            Constant("EF_el", 3.6630m, "tCO2/t", "process.table3, S13-STEEL, 2013", true, "电极排放因子", "emission factor")),
        Simple("flux", "石灰石分解", "Limestone", "scope1.carbonate", "M08.flux", "P_flux * EF_flux", "P_flux", "t", 1m, "t", "limestone", "mass", "石灰石消耗量", "limestone consumed",
            Constant("EF_flux", 0.44m, "tCO2/t", "process.table3, S13-STEEL, 2013", true, "石灰石排放因子", "emission factor")),
        Simple("fix", "钢材固碳", "Carbon bound in steel", "scope1.recovery", "M08.fix", "AD_fix * EF_fix", "AD_fix", "t", 1m, "t", "steel", "mass", "粗钢产量", "crude steel",
            Constant("EF_fix", 0.0154m, "tCO2/t", "process.table3, S13-STEEL, 2013", true, "固碳因子", "carbon factor"), -1),
        Simple("diesel", "厂内车辆柴油", "Diesel, vehicles", "scope1.combustion", "M08.comb", "FC * EF_diesel", "FC", "t", 1m, "t", "item:diesel", "quantity", "燃料净消耗量", "net fuel consumption",
            Constant("EF_diesel", 3.1m, "tCO2/t", "fuels.table2, S13-STEEL, 2013", true, "柴油排放因子", "factor of diesel")),
    ];

    /// <summary>What the plant sets: quotas of three levels that hold for two months, one of them too small; output, carriers, green power, a footprint.</summary>
    public static SettingsRecord Settings() => new()
    {
        Outputs = { new OutputRecord { Id = "billets", NameZh = "钢坯", NameEn = "billets", Quantity = Measured("steel", "mass", "t"), Scope = "plant:works" } },
        Quotas =
        {
            Quota("works", "全厂", "works", "plant:works", 30000m, "2026-10"), Quota("melt", "炼钢", "melt shop", "boundary:melt", 100m, "2026-10"), Quota("el-melt", "炉电", "furnace electricity", "source:el-melt", 90m, "2026-10"),
            Quota("works-11", "全厂", "works", "plant:works", 30000m, "2026-11"), Quota("melt-11", "炼钢", "melt shop", "boundary:melt", 100m, "2026-11"), Quota("el-melt-11", "炉电", "furnace electricity", "source:el-melt", 90m, "2026-11"),
        },
        Carriers =
        {
            new EnergyCarrierRecord { Id = "power", NameZh = "电力", NameEn = "electricity", Quantity = Measured("mains", "energy", "kWh"), Calorific = Factor(0.0001229m, "tce/kWh", true), Equal = Factor(0.0003m, "tce/kWh", false) },
            new EnergyCarrierRecord { Id = "steam", NameZh = "蒸汽", NameEn = "steam", Quantity = Measured("steam", "energy", "GJ"), Calorific = Factor(0.03412m, "tce/GJ", true) },
        },
        CleanEnergy = new CleanEnergyRecord
        {
            Used = { Measured("mains", "energy", "MWh", 0.001m) },
            Certificates = { new CertificateRecord { Id = "GEC-1", From = 20261001, To = 20261231, Mwh = DecimalValue.From(92m), Covers = "grid", Document = "redemption 7" } },
            Residual = Factor(0.6096m, "tCO2/MWh", true),
        },
        Footprints =
        {
            new FootprintRecord
            {
                Id = "billets", NameZh = "钢坯碳足迹", NameEn = "billets", Output = "billets", Boundary = "cradle_to_gate", FunctionalUnit = DecimalValue.From(1m),
                Processes = { new FootprintProcessRecord { Scope = "boundary:melt", Share = DecimalValue.From(1m), Allocation = "whole" } },
                Upstream = { new UpstreamFlowRecord { Id = "scrap", NameZh = "废钢", NameEn = "scrap", Amount = DecimalValue.From(1.08m), Unit = "t", Factor = Factor(0.02m, "tCO2e/t", false), Stage = "raw_material" } },
            },
        },
    };

    private static QuotaRecord Quota(string id, string zh, string en, string scope, decimal tonnes, string period) =>
        new() { Id = id, NameZh = zh, NameEn = en, Scope = scope, Period = period, Tonnes = DecimalValue.From(tonnes) };

    private static MeasuredRecord Measured(string meter, string point, string unit, decimal toUnit = 1m) => new() { Meter = meter, Point = point, Unit = unit, ToUnit = DecimalValue.From(toUnit) };

    private static FactorValueRecord Factor(decimal value, string unit, bool confirmed) => new() { Value = DecimalValue.From(value), Unit = unit, Origin = "statement", Confirmed = confirmed };

    private static SourceRecord Electricity(string id, string zh, string en, params (string Meter, string Name)[] meters)
    {
        var source = Base(id, zh, en, "scope2.electricity", "M08.elec", "AD_elec * EF_elec");
        var activity = new ActivityRecord
        {
            Symbol = "AD_elec",
            Expression = string.Join(" + ", meters.Select(m => m.Name)),
            Unit = "kWh",
            ToUnit = DecimalValue.From(0.001m),
            DeclaredUnit = "MWh",
            TitleZh = "净购入电量",
            TitleEn = "net purchased electricity",
        };
        activity.Terms.AddRange(meters.Select(m => new TermRecord { Name = m.Name, Meter = m.Meter, Point = "energy", Unit = "kWh" }));
        source.Activities.Add(activity);
        source.Constants.Add(Constant("EF_elec", 0.5366m, "tCO2/MWh", "grid-factors.national, 生态环境部公告 2024 年第 33 号, 2024", true, "全国电力平均排放因子", "national grid factor"));
        return source;
    }

    private static SourceRecord Gas(string id, string zh, string en, string meter) => Simple(id, zh, en, "scope1.combustion", "M08.comb",
        "FC * NCV * CC * OF * 44 / 12", "FC", "1e4Nm3", 0.0001m, "Nm3", meter, "volume", "燃料净消耗量", "net fuel consumption",
        Constant("NCV", 389.31m, "GJ/1e4Nm3", "fuels.table2, S13-STEEL, 2013", true, "低位发热量", "net calorific value"),
        Constant("CC", 0.01532m, "tC/GJ", "fuels.table2, S13-STEEL, 2013", true, "单位热值含碳量", "carbon content"),
        Constant("OF", 0.99m, "", "fuels.table2, S13-STEEL, 2013", true, "氧化率", "oxidation factor"));

    private static SourceRecord Simple(
        string id, string zh, string en, string category, string method, string formula, string symbol, string declared, decimal toUnit, string unit,
        string meter, string point, string titleZh, string titleEn, params object[] rest)
    {
        var source = Base(id, zh, en, category, method, formula);
        source.Sign = rest.OfType<int>().DefaultIfEmpty(1).First();
        source.Constants.AddRange(rest.OfType<ConstantRecord>());
        source.Activities.Add(new ActivityRecord
        {
            Symbol = symbol,
            Expression = "m",
            Unit = unit,
            ToUnit = DecimalValue.From(toUnit),
            DeclaredUnit = declared,
            TitleZh = titleZh,
            TitleEn = titleEn,
            Terms = { new TermRecord { Name = "m", Meter = meter, Point = point, Unit = unit } },
        });
        return source;
    }

    private static SourceRecord Base(string id, string zh, string en, string category, string method, string formula) => new()
    {
        Id = id,
        Plant = Id,
        NameZh = zh,
        NameEn = en,
        Category = category,
        MethodSource = method,
        MethodVersion = "M08 2013.1 3f9a2c71",
        FactorVersion = "2024.2",
        Gas = "CO2",
        Sign = 1,
        Formula = formula,
        PrintedFormula = formula,
        ResultUnit = "tCO2",
        TimeZone = Zone,
        TitleZh = zh,
        TitleEn = en,
    };

    private static ConstantRecord Constant(string symbol, decimal value, string unit, string origin, bool confirmed, string zh, string en) => new()
    {
        Symbol = symbol,
        Value = DecimalValue.From(value),
        Unit = unit,
        Origin = origin,
        Confirmed = confirmed,
        TitleZh = zh,
        TitleEn = en,
    };

    private static BoundaryRecord Boundary(string id, string zh, string en, params MemberRecord[] members)
    {
        var boundary = new BoundaryRecord { Id = id, Plant = Id, NameZh = zh, NameEn = en };
        boundary.Members.AddRange(members);
        return boundary;
    }

    private static MemberRecord Member(string entity, decimal share = 1m) => new() { Entity = entity, Share = DecimalValue.From(share) };
}
