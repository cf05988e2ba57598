using System.Net;
using System.Net.Sockets;
using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Acquisition.Hj212.Cems;

namespace Carbon.Node.Tests.Acquisition.Hj212;

/// <summary>Options that tests vary.</summary>
internal static class Sample
{
    /// <summary>Dry concentration in g/m3 and dry standard flow in m3/s: nothing has to be converted.</summary>
    public static Co2Options Co2 { get; } = new()
    {
        PointId = "co2-mass",
        Concentration = new() { Unit = ConcentrationUnit.GPerM3, Basis = GasBasis.Dry },
        Flow = new() { Factor = "a00000", Unit = FlowUnit.M3PerS, Basis = GasBasis.Dry, State = GasState.Standard },
    };

    public static Hj212Options Channel(int port) => new()
    {
        Id = "loggers",
        Port = port,
        BackFetch = new() { Enabled = true, LookBack = TimeSpan.Zero },
        Meters = [new() { MeterId = "stack", Mn = "MN1", Password = "secret", Points = [new() { PointId = "co2", Factor = "a05001" }] }],
    };

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
