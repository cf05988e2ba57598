using System.Diagnostics;
using System.Net;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Simulation;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>Simulated devices asked by a master that is not ours: libmodbus, called from Python.</summary>
public sealed class LibmodbusTests
{
    private const string Python = "/usr/bin/python3";

    private const string Master = """
        import ctypes, sys
        try:
            lib = ctypes.CDLL("libmodbus.so.5", use_errno=True)
        except OSError:
            sys.exit(77)
        place, framing = sys.argv[1], sys.argv[2]
        lib.modbus_new_tcp.restype = lib.modbus_new_rtu.restype = ctypes.c_void_p
        context = ctypes.c_void_p(lib.modbus_new_rtu(place.encode(), 9600, ctypes.c_char(b"N"), 8, 1) if framing == "rtu" else lib.modbus_new_tcp(b"127.0.0.1", int(place)))
        lib.modbus_set_slave(context, 1)
        lib.modbus_set_response_timeout(context, ctypes.c_uint32(10), ctypes.c_uint32(0))
        lib.modbus_set_byte_timeout(context, ctypes.c_uint32(5), ctypes.c_uint32(0))
        assert lib.modbus_connect(context) == 0
        words, bits = (ctypes.c_uint16 * 125), (ctypes.c_uint8 * 2000)
        w, b = words(), bits()
        def done(count): assert count >= 0, ctypes.get_errno()
        done(lib.modbus_write_bit(context, 3, 1))
        done(lib.modbus_write_bits(context, 8, 10, bits(*[1, 0] * 5)))
        done(lib.modbus_write_register(context, 100, 0x1234))
        done(lib.modbus_write_registers(context, 101, 3, words(1, 2, 3)))
        done(lib.modbus_mask_write_register(context, 100, 0x00F2, 0x0025))
        done(lib.modbus_write_and_read_registers(context, 104, 2, words(7, 8), 0, 2, w))
        seen = [w[0] << 16 | w[1]]
        done(lib.modbus_read_registers(context, 100, 6, w))
        seen += list(w[:6])
        done(lib.modbus_read_bits(context, 0, 18, b))
        seen.append("".join(str(x) for x in b[:18]))
        done(lib.modbus_read_input_registers(context, 0, 1, w))
        done(lib.modbus_read_input_bits(context, 0, 1, b))
        seen.append(lib.modbus_write_register(context, 1, 5))
        print(*seen)
        """;

    [SkippableTheory]
    [InlineData("tcp")]
    [InlineData("rtu")]
    public async Task A_simulated_device_answers_every_function_of_libmodbus(string framing)
    {
        Skip.IfNot(File.Exists(Python), "python3 is not installed");
        ModbusMeterOptions[] meters = [new() { MeterId = "m", Unit = 1, Points = [new() { PointId = "p", Register = 0, Type = ModbusType.UInt32, Order = WordOrder.Abcd }] }];
        var devices = new ModbusDevices(meters, new Registers { ["m", "p"] = 70_000m }, TimeProvider.System);
        if (framing == "tcp")
        {
            await using var server = new TcpSimulator(IPAddress.Loopback, 0, new ModbusTcpResponder(devices));
            await AnsweredAsync($"{server.Port}", framing);
            return;
        }
        var terminal = PseudoTerminal.Open(out var reason);
        Skip.If(terminal is null, reason);
        await using var line = new SerialSimulator(terminal.Master, new ModbusRtuResponder(devices));
        await AnsweredAsync(terminal.Name, framing);
    }

    private static async Task AnsweredAsync(string place, string framing)
    {
        using var master = Process.Start(new ProcessStartInfo(Python, ["-c", Master, place, framing]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var output = await master.StandardOutput.ReadToEndAsync(limit.Token);
        var error = await master.StandardError.ReadToEndAsync(limit.Token);
        await master.WaitForExitAsync(limit.Token);
        Skip.If(master.ExitCode == 77, "libmodbus is not installed");
        Assert.True(master.ExitCode == 0, error);
        Assert.Equal("70000 53 1 2 3 7 8 000100001010101010 -1", output.Trim());
    }
}
