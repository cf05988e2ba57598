using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Configuration;

/// <summary>What a node is and does: the whole of its configuration file.</summary>
public sealed record NodeConfiguration
{
    /// <summary><c>terminal</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Address the portal and the API listen on; <c>0.0.0.0</c> for all, behind the plant's firewall (clause 4.5).</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>Certificate of portal and API; without one they speak plain HTTP, which is right on loopback or behind a proxy only.</summary>
    public TlsSection? Tls { get; init; }

    /// <summary>The reporting entity.</summary>
    public required PlantSection Plant { get; init; }

    /// <summary>Instruments and their measuring points.</summary>
    public IReadOnlyList<MeterSection> Meters { get; init; } = [];

    /// <summary>Lines and connections over which meters are read.</summary>
    public IReadOnlyList<ChannelOptions> Channels { get; init; } = [];

    /// <summary>Emission sources with their bindings.</summary>
    public IReadOnlyList<SourceSection> Sources { get; init; } = [];

    /// <summary>Accounting units; those that no other names stand directly below the plant.</summary>
    public IReadOnlyList<BoundarySection> Boundaries { get; init; } = [];
}

/// <summary>Certificate and key, PEM files; relative paths count from the configuration file.</summary>
public sealed record TlsSection
{
    /// <summary>Certificate with its chain.</summary>
    public required string Certificate { get; init; }

    /// <summary>Private key.</summary>
    public required string Key { get; init; }
}

/// <summary>The reporting entity (clause 9.3 a).</summary>
public sealed record PlantSection
{
    /// <summary>Id, as used in addresses and figure ids.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Unified social credit code 统一社会信用代码.</summary>
    public string Registration { get; init; } = "";

    /// <summary>GB/T 4754 code.</summary>
    public string Industry { get; init; } = "";

    /// <summary>Address.</summary>
    public string Address { get; init; } = "";

    /// <summary>Contact.</summary>
    public string Contact { get; init; } = "";

    /// <summary>IANA time zone in which days are cut.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>The accounting method of the industry, for example <c>M08</c>.</summary>
    public required string Method { get; init; }
}

/// <summary>An instrument's register entry (clauses 4.6, 11.1, 12.2) with its measuring points.</summary>
public sealed record MeterSection
{
    /// <summary>Id of the meter; acquisition devices push under it.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>What it measures: electricity, natural-gas, heat, steam, water, coal, ...</summary>
    public required string Medium { get; init; }

    /// <summary>Maker.</summary>
    public string Vendor { get; init; } = "";

    /// <summary>Model.</summary>
    public string Model { get; init; } = "";

    /// <summary>Serial number.</summary>
    public string SerialNumber { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public string Place { get; init; } = "";

    /// <summary>Accuracy class.</summary>
    public string AccuracyClass { get; init; } = "";

    /// <summary>Number of the calibration certificate.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>Day of the last calibration.</summary>
    public DateOnly? CalibratedOn { get; init; }

    /// <summary>Day by which the next is due.</summary>
    public DateOnly? CalibrationDue { get; init; }

    /// <summary>The meter above this sub-meter.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Measuring points.</summary>
    public required IReadOnlyList<PointSection> Points { get; init; }
}

/// <summary>A measuring point with its metering rules; what each means stands at <see cref="Metering.PointConfiguration"/>.</summary>
public sealed record PointSection
{
    /// <summary>Id within the meter.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public string NameZh { get; init; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>What its numbers mean.</summary>
    public required Metering.PointKind Kind { get; init; }

    /// <summary>Unit of its quantities.</summary>
    public required string Unit { get; init; }

    /// <summary>CT x PT ratio and scale.</summary>
    public decimal Factor { get; init; } = 1m;

    /// <summary>The register's modulus.</summary>
    public decimal? Modulus { get; init; }

    /// <summary>Smallest step of the register.</summary>
    public decimal Step { get; init; }

    /// <summary>Smallest valid reading.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest valid reading.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Largest plausible quantity an hour.</summary>
    public decimal? MaximumRate { get; init; }

    /// <summary>Nominal time between readings.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Where an interval's label stands.</summary>
    public Metering.IntervalLabel Label { get; init; } = Metering.IntervalLabel.End;

    /// <summary>Gap filling.</summary>
    public Metering.FillMethod Fill { get; init; } = Metering.FillMethod.Linear;
}

/// <summary>An emission source: one line of a source of a method, with every symbol bound (clause 9.2).</summary>
public sealed record SourceSection
{
    /// <summary>Id of the source.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Source of the method, for example <c>M08.elec</c>.</summary>
    public required string MethodSource { get; init; }

    /// <summary>Rows chosen by token, for example <c>fuel: natural_gas</c>.</summary>
    public IReadOnlyDictionary<string, string> Select { get; init; } = new Dictionary<string, string>();

    /// <summary>Symbols with a value that does not come from a meter: one, or several with their validity.</summary>
    [JsonConverter(typeof(GivenConverter))]
    public IReadOnlyDictionary<string, IReadOnlyList<GivenSection>> Given { get; init; } = new Dictionary<string, IReadOnlyList<GivenSection>>();

    /// <summary>Symbols that are put together from measuring points.</summary>
    public required IReadOnlyDictionary<string, ActivitySection> Activity { get; init; }
}

/// <summary>A value that is entered, or taken from a row of a factor table.</summary>
public sealed record GivenSection
{
    /// <summary>The value.</summary>
    public decimal? Value { get; init; }

    /// <summary>Its unit; the declared one where left out.</summary>
    public string? Unit { get; init; }

    /// <summary>Where an entered value is from: report, contract, laboratory.</summary>
    public string? Origin { get; init; }

    /// <summary>A factor table, for example <c>electricity.NATIONAL-AVERAGE</c>.</summary>
    public string? Table { get; init; }

    /// <summary>Row of the table.</summary>
    public string? Row { get; init; }

    /// <summary>Column of the table.</summary>
    public string Column { get; init; } = "value";

    /// <summary>First local day on which the value holds; left out: from the beginning.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last local day on which the value holds; left out: without end.</summary>
    public DateOnly? ValidTo { get; init; }
}

/// <summary>A combination of measuring points (clause 8.3.2): one point, or an expression over several.</summary>
public sealed record ActivitySection
{
    /// <summary>Meter of the one point.</summary>
    public string? Meter { get; init; }

    /// <summary>The one point.</summary>
    public string? Point { get; init; }

    /// <summary>An expression over the names of <see cref="Terms"/>: <c>total - own_use</c>, <c>total * line_a / (line_a + line_b)</c>.</summary>
    public string? Expression { get; init; }

    /// <summary>Unit that the expression gives; that of its first term where left out.</summary>
    public string? Unit { get; init; }

    /// <summary>The points of the expression by name.</summary>
    public IReadOnlyDictionary<string, TermSection> Terms { get; init; } = new Dictionary<string, TermSection>();
}

/// <summary>A measuring point.</summary>
public sealed record TermSection
{
    /// <summary>Id of the meter.</summary>
    public required string Meter { get; init; }

    /// <summary>Id of the point.</summary>
    public required string Point { get; init; }
}

/// <summary>An accounting unit by use or place (clause 9.3 b).</summary>
public sealed record BoundarySection
{
    /// <summary>Id of the unit.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Sources and units inside it.</summary>
    public required IReadOnlyList<MemberSection> Members { get; init; }
}

/// <summary>A source or a unit inside a unit.</summary>
public sealed record MemberSection
{
    /// <summary>Id of a source; this or <see cref="Boundary"/>.</summary>
    public string? Source { get; init; }

    /// <summary>Id of a unit; this or <see cref="Source"/>.</summary>
    public string? Boundary { get; init; }

    /// <summary>Share that counts, 0 to 1 with at most six decimals.</summary>
    public decimal Share { get; init; } = 1m;
}
