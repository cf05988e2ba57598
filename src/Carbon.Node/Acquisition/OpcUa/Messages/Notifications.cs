using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>A watched value changed.</summary>
internal sealed class MonitoredItemNotification : IUaStructure
{
    public uint ClientHandle { get; set; }

    public UaDataValue Value { get; set; } = new(default, default, null, null);

    public void Code(UaCodec codec)
    {
        ClientHandle = codec.UInt32(ClientHandle);
        Value = codec.DataValue(Value);
    }
}

/// <summary>What notifications hold (Part 4, 7.25).</summary>
internal static class Notifications
{
    private const string DataChange = "811";
    private const string StatusChange = "820";

    public static UaExtension OfValues(IReadOnlyList<MonitoredItemNotification> items)
    {
        var writer = new UaWriter();
        writer.List(items, 5);
        Nothing.Diagnostics(writer);
        return new(new(0, uint.Parse(DataChange, System.Globalization.CultureInfo.InvariantCulture)), writer.ToArray());
    }

    /// <summary>The changed values, in order.</summary>
    /// <exception cref="OpcUaFormatException">A notification is not sound.</exception>
    public static IEnumerable<MonitoredItemNotification> Values(NotificationMessage message) =>
        message.Notifications.Where(n => Is(n, DataChange)).SelectMany(n => new UaReader(n.Body).List<MonitoredItemNotification>([], 5));

    /// <summary>The status with which the server ends or changes the subscription; null where it does not.</summary>
    /// <exception cref="OpcUaFormatException">A notification is not sound.</exception>
    public static StatusCode? Status(NotificationMessage message) =>
        message.Notifications.FirstOrDefault(n => Is(n, StatusChange)) is { } change ? new UaReader(change.Body).Status(default) : null;

    private static bool Is(UaExtension notification, string type) => notification is { Body: not null, Type: { Namespace: 0, Kind: 'i' } id } && id.Identifier == type;
}
