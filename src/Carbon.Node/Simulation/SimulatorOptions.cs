using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Simulation;

/// <summary>Simulated meters behind one port.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "protocol")]
[JsonDerivedType(typeof(ModbusSimulatorOptions), "modbus")]
[JsonDerivedType(typeof(DlT645SimulatorOptions), "dlt645")]
[JsonDerivedType(typeof(CjT188SimulatorOptions), "cjt188")]
public abstract record SimulatorOptions
{
    /// <summary>Address to listen at.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>TCP port; 0 takes any free one.</summary>
    public int Port { get; init; }
}

/// <summary>How Modbus frames are wrapped.</summary>
public enum ModbusFraming
{
    /// <summary>Modbus TCP.</summary>
    Tcp,

    /// <summary>RTU: bytes with a CRC.</summary>
    Rtu,

    /// <summary>ASCII: characters with an LRC.</summary>
    Ascii,
}

/// <summary>Simulated Modbus devices.</summary>
public sealed record ModbusSimulatorOptions : SimulatorOptions
{
    /// <summary>How frames are wrapped.</summary>
    public ModbusFraming Framing { get; init; }

    /// <summary>The devices with their register maps.</summary>
    public required IReadOnlyList<ModbusMeterOptions> Meters { get; init; }
}

/// <summary>Simulated DL/T 645 meters.</summary>
public sealed record DlT645SimulatorOptions : SimulatorOptions
{
    /// <summary>The meters with their identifiers.</summary>
    public required IReadOnlyList<DlT645MeterOptions> Meters { get; init; }
}

/// <summary>Simulated CJ/T 188 meters.</summary>
public sealed record CjT188SimulatorOptions : SimulatorOptions
{
    /// <summary>The meters with their values.</summary>
    public required IReadOnlyList<CjT188MeterOptions> Meters { get; init; }
}

/// <summary>Starts simulated meters.</summary>
public static class Simulators
{
    /// <summary>Starts what <paramref name="options"/> describe, at a TCP port.</summary>
    public static TcpSimulator Start(SimulatorOptions options, IRegisterSource source, TimeProvider time) =>
        new(System.Net.IPAddress.Parse(options.Host), options.Port, Responder(options, source, time));

    /// <summary>The meters of <paramref name="options"/> behind any line.</summary>
    public static IFrameResponder Responder(SimulatorOptions options, IRegisterSource source, TimeProvider time) => options switch
    {
        ModbusSimulatorOptions { Framing: ModbusFraming.Rtu } rtu => new ModbusRtuResponder(new(rtu.Meters, source, time)),
        ModbusSimulatorOptions { Framing: ModbusFraming.Ascii } ascii => new ModbusAsciiResponder(new(ascii.Meters, source, time)),
        ModbusSimulatorOptions tcp => new ModbusTcpResponder(new(tcp.Meters, source, time)),
        DlT645SimulatorOptions meters => new DlT645Responder(meters.Meters, source, time),
        CjT188SimulatorOptions meters => new CjT188Responder(meters.Meters, source, time),
        _ => throw new ArgumentException($"{options.GetType().Name} is no simulator", nameof(options)),
    };
}
