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
        from pymodbus.server import StartTcpServer
        from pymodbus.datastore import ModbusSequentialDataBlock, ModbusSlaveContext, ModbusServerContext
        from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer
        store = ModbusSlaveContext(
            co=ModbusSequentialDataBlock(0, [True, False] * 10),
            hr=ModbusSequentialDataBlock(0, [0x42F6, 0xE979] + list(range(2, 50))),
            ir=ModbusSequentialDataBlock(0, [0xFFFF] * 10), zero_mode=True)
        framer = ModbusRtuFramer if sys.argv[2] == "rtu" else ModbusSocketFramer
        StartTcpServer(context=ModbusServerContext(slaves={5: store}, single=False), address=("127.0.0.1", int(sys.argv[1])), framer=framer)
        """;

    private readonly RecordingSink sink = new();

    [SkippableTheory]
    [InlineData("tcp")]
    [InlineData("rtu")]
    public async Task Points_are_read_from_a_pymodbus_server(string framing)
    {
        Skip.IfNot(File.Exists(Python) && Process.Start(new ProcessStartInfo(Python, ["-c", "import pymodbus.server"]) { RedirectStandardError = true }) is { } check && Exited(check) == 0, "python3-pymodbus is not installed");
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        using var server = Process.Start(new ProcessStartInfo(Python, ["-c", Server, $"{port}", framing]) { RedirectStandardError = true })!;
        try
        {
            await Listening.AtAsync(port, server);
            await using var collecting = await new Collecting(TimeProvider.System, sink, Channel(framing, port)).StartAsync();
            await sink.UntilAsync("three points were read", "m", 3);
            var readings = sink.Of("m").DistinctBy(r => r.PointId).ToDictionary(r => r.PointId, r => r.Value);
            Assert.Equal(new() { ["float"] = 123.456m, ["signed"] = -1m, ["coil"] = 1m }, readings);
            Assert.Equal(LinkState.Live, collecting.State.Meter("m")!.State);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static ModbusChannelOptions Channel(string framing, int port)
    {
        List<ModbusMeterOptions> meters =
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
                ],
            },
        ];
        return framing == "rtu"
            ? new ModbusRtuOverTcpOptions { Id = "peer", Host = "127.0.0.1", Port = port, Meters = meters }
            : new ModbusTcpOptions { Id = "peer", Host = "127.0.0.1", Port = port, Meters = meters };
    }

    private static int Exited(Process process)
    {
        process.WaitForExit();
        return process.ExitCode;
    }
}
