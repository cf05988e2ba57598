using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.Decoding;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.OnDemand;
using Carbon.Node.Acquisition.Scanning;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels.Testing;

/// <summary>Which search belongs to which protocol.</summary>
internal static class ScanPlan
{
    /// <summary>The line's options with a meter that stands for all, and the search; null with what is wrong.</summary>
    public static (PolledChannelOptions Options, AddressSearch Search)? Of(LineScanRequest request, JsonObject channel, LineAccesses accesses, List<OptionProblem> problems)
    {
        var protocol = channel["protocol"]?.ToString() ?? "";
        var root = request.Options is null ? "$.channel" : "$.options";
        var place = protocol switch
        {
            _ when protocol.StartsWith("modbus", StringComparison.Ordinal) => Unit(request.From, request.Register),
            _ when protocol.StartsWith("dlt645", StringComparison.Ordinal) => Place(DlT645Frame.Wildcard, "di", "00010000"),
            _ when protocol.StartsWith("cjt188", StringComparison.Ordinal) => Place(CjT188Frame.Wildcard, "element", "current_volume"),
            _ => null,
        };
        if (place is null)
        {
            problems.Add(new($"{root}.protocol", $"the addresses on a line of '{protocol}' cannot be searched for; lines of modbus-..., dlt645... and cjt188... can"));
            return null;
        }
        if (protocol.StartsWith("cjt188", StringComparison.Ordinal))
        {
            place["meterType"] = "10";
            place["points"]![0]!["unit"] = "m3";
        }
        channel["meters"] = new JsonArray(place);
        if (LinesUnderTest.Read(channel, root, problems) is not { } options)
            return null;
        return (options, options switch
        {
            DlT645ChannelOptions dlt645 => new DlT645Search(dlt645.Preamble),
            CjT188ChannelOptions cjt188 => new CjT188Search(cjt188.Preamble),
            _ => new ModbusSearch(request.From, request.To, unit => Question(unit, request.Register, channel, accesses), ChannelFrames.Of(options) ?? FrameProtocol.All[0]),
        });
    }

    private static Inquiry Question(int unit, int register, JsonObject channel, LineAccesses accesses)
    {
        channel["meters"] = new JsonArray(Unit(unit, register));
        return accesses.Questions((PolledChannelOptions)OptionReading.Options(channel, "$", [])!)[0].Inquiries[0];
    }

    private static JsonObject Unit(int unit, int register) => new()
    {
        ["meterId"] = "scan",
        ["unit"] = unit,
        ["points"] = new JsonArray(new JsonObject { ["pointId"] = "scan", ["register"] = register }),
    };

    private static JsonObject Place(string address, string name, string value) => new()
    {
        ["meterId"] = "scan",
        ["address"] = address,
        ["points"] = new JsonArray(new JsonObject { ["pointId"] = "scan", [name] = value }),
    };
}
