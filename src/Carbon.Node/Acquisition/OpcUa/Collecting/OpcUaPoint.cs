using System.Globalization;
using Carbon.Metering;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Collecting;

/// <summary>A point while it is collected.</summary>
internal sealed class OpcUaPoint(string meterId, uint handle, OpcUaPointOptions options)
{
    private readonly NodeId configured = NodeId.Parse(options.NodeId)!;

    public string MeterId => meterId;

    public uint Handle => handle;

    public OpcUaPointOptions Options => options;

    /// <summary>The last reading handed on; null before the first.</summary>
    public PointReading? Last { get; private set; }

    /// <summary>What to ask for; null where the server does not know the namespace.</summary>
    public ReadValueId? Ask(NamespaceTable namespaces) => namespaces.Resolve(configured) is { } node
        ? new() { Node = node, IndexRange = options.Element?.ToString(CultureInfo.InvariantCulture) }
        : null;

    /// <summary>The reading of a value: bad without a usable number, estimated where the server is uncertain.</summary>
    public PointReading Read(UaDataValue value, DateTimeOffset measuredAt)
    {
        var number = value.Status.IsBad ? null : OpcUaNumber.Scaled(value.Value.Value, options.Scale, options.Offset);
        var quality = number is null ? Quality.Bad : value.Status.IsGood ? Quality.Good : Quality.Estimated;
        return Last = new(options.PointId, measuredAt, number, quality);
    }

    /// <summary>The last value once more, for a time at which the server had nothing newer; null before the next multiple of <c>every</c>.</summary>
    public PointReading? Confirm(DateTimeOffset at) =>
        Last is { } last && at > last.MeasuredAt && at.UtcTicks / options.Every.Ticks > last.MeasuredAt.UtcTicks / options.Every.Ticks ? Last = last with { MeasuredAt = at } : null;

    /// <summary>Why a value gives no number; empty where it does.</summary>
    public string Problem(UaDataValue value) =>
        value.Status.IsBad ? $"{options.PointId} ({options.NodeId}): {value.Status}"
        : OpcUaNumber.Scaled(value.Value.Value, options.Scale, options.Offset) is null ? $"{options.PointId} ({options.NodeId}): a value of type {value.Value.Type}{(value.Value.IsArray ? " array" : "")} is no number here"
        : value.Status.HasOverflow ? $"{options.PointId} ({options.NodeId}): values were lost in the server's queue; raise subscription.queueSize"
        : "";

    /// <summary>True for a status that speaks of the question, not of a measurement.</summary>
    public static bool IsMistaken(StatusCode status) => status.Code.Value is 0x8033_0000 or 0x8034_0000 or 0x8035_0000 or 0x8036_0000 or 0x8037_0000 or 0x803A_0000 or 0x801F_0000;
}
