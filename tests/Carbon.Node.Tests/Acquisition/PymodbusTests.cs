using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>Against a server that is not ours.</summary>
public sealed class PymodbusTests
{
    private const string Python = "/usr/bin/python3";

    private const string Server = """
        import sys
        from pymodbus.server import StartTcpServer, StartSerialServer
        from pymodbus.datastore import ModbusSequentialDataBlock, ModbusSlaveContext, ModbusServerContext
        from pymodbus.transaction import ModbusRtuFramer, ModbusAsciiFramer, ModbusSocketFramer
        store = ModbusSlaveContext(
            co=ModbusSequentialDataBlock(0, [True, False] * 10),
            di=ModbusSequentialDataBlock(0, [False, False, True] * 7),
            hr=ModbusSequentialDataBlock(0, [0x42F6, 0xE979] + list(range(2, 50))),
            ir=ModbusSequentialDataBlock(0, [0xFFFF] * 10), zero_mode=True)
        context = ModbusServerContext(slaves={5: store}, single=False)
        framer = {"rtu": ModbusRtuFramer, "ascii": ModbusAsciiFramer, "tcp": ModbusSocketFramer}[sys.argv[2]]
        if sys.argv[1].startswith("/"):
            StartSerialServer(context=context, port=sys.argv[1], baudrate=9600, framer=framer, ignore_missing_slaves=True)
        else:
            StartTcpServer(context=context, address=("127.0.0.1", int(sys.argv[1])), framer=framer)
        """;

    private readonly RecordingSink sink = new();

    [SkippableTheory]
    [InlineData("tcp")]
    [InlineData("rtu")]
    [InlineData("ascii")]
    public async Task Points_are_read_from_a_pymodbus_server(string framing)
    {
        Skip.IfNot(Imports("pymodbus.server"), "python3-pymodbus is not installed");
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        using var server = Serve($"{port}", framing);
        try
        {
            await Listening.AtAsync(port, server);
            await PointsAreReadAsync(framing switch
            {
                "rtu" => new ModbusRtuOverTcpOptions { Id = "peer", Host = "127.0.0.1", Port = port, Meters = Meters },
                "ascii" => new ModbusAsciiOverTcpOptions { Id = "peer", Host = "127.0.0.1", Port = port, Meters = Meters },
                _ => new ModbusTcpOptions { Id = "peer", Host = "127.0.0.1", Port = port, Meters = Meters },
            });
        }
        finally
        {
            await EndAsync(server);
        }
    }

    [SkippableTheory]
    [InlineData("rtu")]
    [InlineData("ascii")]
    public async Task Points_are_read_from_a_pymodbus_server_on_a_serial_line(string framing)
    {
        Skip.IfNot(Imports("pymodbus.server, serial_asyncio"), "python3-pymodbus with python3-serial-asyncio is not installed");
        var (near, far) = (PseudoTerminal.Open(out var reason), PseudoTerminal.Open(out _));
        Skip.If(near is null || far is null, reason);
        using var wire = new NullModem(near.Master, far.Master);
        using var server = Serve(far.Name, framing);
        try
        {
            await PointsAreReadAsync(framing == "rtu"
                ? new ModbusRtuOptions { Id = "peer", SerialPort = near.Name, Meters = Meters }
                : new ModbusAsciiOptions { Id = "peer", SerialPort = near.Name, Meters = Meters });
        }
        finally
        {
            await EndAsync(server);
        }
    }

    private static IReadOnlyList<ModbusMeterOptions> Meters { get; } =
    [
        new()
        {
            MeterId = "m",
            Unit = 5,
            Points =
            [
                new() { PointId = "float", Register = 0, Type = ModbusType.Float32, Order = WordOrder.Abcd, Every = TimeSpan.FromSeconds(10) },
                new() { PointId = "signed", Table = ModbusTable.Input, Register = 3, Type = ModbusType.Int16, Every = TimeSpan.FromSeconds(10) },
                new() { PointId = "coil", Table = ModbusTable.Coil, Register = 2, Type = ModbusType.Bit, Every = TimeSpan.FromSeconds(10) },
                new() { PointId = "input", Table = ModbusTable.Discrete, Register = 5, Type = ModbusType.Bit, Every = TimeSpan.FromSeconds(10) },
            ],
        },
    ];

    private async Task PointsAreReadAsync(ModbusChannelOptions channel)
    {
        await using var collecting = await new Collecting(TimeProvider.System, sink, channel with { ProbeEvery = TimeSpan.FromSeconds(1) }).StartAsync();
        await sink.UntilAsync("four points were read", "m", 4);
        var readings = sink.Of("m").DistinctBy(r => r.PointId).ToDictionary(r => r.PointId, r => r.Value);
        Assert.Equal(new() { ["float"] = 123.456m, ["signed"] = -1m, ["coil"] = 1m, ["input"] = 1m }, readings);
        Assert.Equal(LinkState.Live, collecting.State.Meter("m")!.State);
    }

    private static Process Serve(string place, string framing) => Process.Start(new ProcessStartInfo(Python, ["-c", Server, place, framing]) { RedirectStandardError = true })!;

    private static async Task EndAsync(Process server)
    {
        server.Kill();
        await server.WaitForExitAsync();
    }

    private static bool Imports(string modules)
    {
        if (!File.Exists(Python) || Process.Start(new ProcessStartInfo(Python, ["-c", $"import {modules}"]) { RedirectStandardError = true }) is not { } check)
            return false;
        check.WaitForExit();
        return check.ExitCode == 0;
    }
}
