using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Acquisition.Mqtt;
using Carbon.Node.Acquisition.OpcUa;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>Makes channels of their options.</summary>
public static class ChannelFactory
{
    /// <summary>The channel of <paramref name="options"/>.</summary>
    public static IChannel Create(ChannelOptions options, ChannelSurroundings around) => options switch
    {
        ModbusChannelOptions modbus => ModbusChannels.Create(modbus, around),
        DlT645ChannelOptions dlt645 => DlT645Channels.Create(dlt645, around),
        CjT188ChannelOptions cjt188 => CjT188Channels.Create(cjt188, around),
        MqttOptions mqtt => new MqttChannel(mqtt, around),
        OpcUaOptions opcua => new OpcUaChannel(opcua, around),
        _ => throw new ArgumentException($"{options.GetType().Name} is no channel", nameof(options)),
    };

    /// <summary>What is wrong with a list of channels; <paramref name="path"/> is its JSON path.</summary>
    public static IEnumerable<OptionProblem> Validate(IReadOnlyList<ChannelOptions> channels, string path)
    {
        var meters = new HashSet<string>();
        for (var i = 0; i < channels.Count; i++)
        {
            foreach (var problem in channels[i].Validate($"{path}[{i}]"))
                yield return problem;
            if (channels.Take(i).Any(c => c.Id == channels[i].Id))
                yield return new($"{path}[{i}].id", $"channel '{channels[i].Id}' is there more than once");
            foreach (var meter in channels[i].MeterIds.Distinct().Where(m => !meters.Add(m)))
                yield return new($"{path}[{i}].meters", $"meter '{meter}' hangs on another channel already");
        }
    }
}
