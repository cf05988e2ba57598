using Carbon.Accounting;
using Carbon.Metering;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Configuration;

namespace Carbon.Benchmarks.Plant;

/// <summary>A works of any number of meters: one counter each, one source each (electricity), fifty sources to a workshop, all workshops in the plant.</summary>
internal static class BenchPlant
{
    private const int MetersAWorkshop = 50;

    /// <summary>Id of a meter.</summary>
    public static string Meter(int number) => FormattableString.Invariant($"m{number:0000}");

    /// <summary>Methods and factors as they travel with the program.</summary>
    public static AccountingLibrary Library() => AccountingLibrary.Load(Path.Combine(AppContext.BaseDirectory, "config"));

    /// <summary>The plant; with <paramref name="ports"/>, each meter is its own Modbus TCP connection to one of them in turn. <paramref name="further"/>: numbers of two registers that a meter has beside its counter.</summary>
    public static NodeConfiguration Of(int meters, TimeSpan every, IReadOnlyList<int>? ports = null, int further = 0) => new()
    {
        Role = "terminal",
        Plant = new PlantSection { Id = "works", NameZh = "钢铁厂", NameEn = "works", Method = "M08" },
        Meters = [.. Numbers(meters).Select(n => Section(n, every, further))],
        Sources = [.. Numbers(meters).Select(Source)],
        Boundaries = [.. Numbers(meters).GroupBy(n => n / MetersAWorkshop).Select(Workshop)],
        Channels = ports is null ? [] : [.. Numbers(meters).Select(n => Channel(n, every, ports[n % ports.Count], further))],
    };

    /// <summary>The register map of a meter, on either side of the wire.</summary>
    public static ModbusMeterOptions Registers(int number, TimeSpan every, int further = 0) => new()
    {
        MeterId = Meter(number),
        Unit = 1,
        Points =
        [
            new ModbusPointOptions { PointId = "energy", Every = every, Register = 0, Type = ModbusType.UInt32, Order = WordOrder.Abcd, Scale = 0.01m },
            .. Numbers(further).Select(n => new ModbusPointOptions { PointId = Further(n), Every = every, Register = 2 + 2 * n, Type = ModbusType.UInt32, Order = WordOrder.Abcd, Scale = 0.01m }),
        ],
    };

    private static string Further(int number) => FormattableString.Invariant($"value{number:00}");

    private static IEnumerable<int> Numbers(int meters) => Enumerable.Range(0, meters);

    private static MeterSection Section(int number, TimeSpan every, int further) => new()
    {
        Id = Meter(number),
        NameZh = Meter(number),
        NameEn = Meter(number),
        Medium = "electricity",
        Points =
        [
            new PointSection { Id = "energy", Kind = PointKind.Counter, Unit = "kWh", Modulus = 1_000_000m, Step = 0.01m, Minimum = 0m, Every = every },
            .. Numbers(further).Select(n => new PointSection { Id = Further(n), Kind = PointKind.Gauge, Unit = "kW", Every = every }),
        ],
    };

    private static SourceSection Source(int number) => new()
    {
        Id = $"power-{Meter(number)}",
        NameZh = "用电",
        NameEn = "electricity",
        MethodSource = "M08.elec",
        Given = new Dictionary<string, IReadOnlyList<GivenSection>> { ["EF_elec"] = [new GivenSection { Table = "electricity.MEE-NBS-2023.national", Row = "national_average" }] },
        Activity = new Dictionary<string, ActivitySection> { ["AD_elec"] = new() { Meter = Meter(number), Point = "energy" } },
    };

    private static BoundarySection Workshop(IGrouping<int, int> members) => new()
    {
        Id = FormattableString.Invariant($"workshop-{members.Key}"),
        NameZh = "车间",
        NameEn = "workshop",
        Members = [.. members.Select(n => new MemberSection { Source = $"power-{Meter(n)}" })],
    };

    private static ModbusTcpOptions Channel(int number, TimeSpan every, int port, int further) =>
        new() { Id = $"c-{Meter(number)}", Host = "127.0.0.1", Port = port, Meters = [Registers(number, every, further)] };
}
