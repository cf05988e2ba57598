using System.Collections.Immutable;
using Carbon.Portal.Acquisition;
using Carbon.Portal.Acquisition.Options;

namespace Carbon.Portal.Tests.Preview;

/// <summary>Two protocols as a node describes them: one that is asked, and one that sends by itself and has a secret.</summary>
internal sealed class PreviewProtocols : IOptionDescriptions, IMeterModels
{
    private static readonly OptionField Every = new("every", "Point", OptionKind.Duration) { Default = "1m" };

    public IReadOnlyList<ProtocolDescription> Protocols { get; } =
    [
        new("modbus-tcp", true,
            [
                new("host", "ModbusTcp", OptionKind.Text) { Needed = true, IsMain = true }, new("port", "ModbusTcp", OptionKind.Whole) { IsMain = true, Default = "502" },
                new("timeout", "PolledChannel", OptionKind.Duration) { Default = "1s" },
            ],
            [new("unit", "ModbusMeter", OptionKind.Whole) { Needed = true, IsMain = true }],
            [
                new("register", "ModbusPoint", OptionKind.Whole) { Needed = true, IsMain = true },
                new("order", "ModbusPoint", OptionKind.Choice) { IsMain = true, Choices = ["ABCD", "CDAB"], ChoiceWords = "WordOrder" },
                new("scale", "ModbusPoint", OptionKind.Number) { IsMain = true, Default = "1" },
                new("analogue", "ModbusPoint", OptionKind.Group) { IsMain = true, Fields = [new("low", "AnalogueScale", OptionKind.Number) { Needed = true, IsMain = true }] },
                Every,
            ]),
        new("mqtt", false,
            [
                new("host", "Mqtt", OptionKind.Text) { Needed = true, IsMain = true }, new("password", "Mqtt", OptionKind.Text) { IsMain = true, IsSecret = true },
                new("tls", "Mqtt", OptionKind.Flag) { IsMain = true, Default = "false" },
            ],
            [],
            [new("topic", "MqttPoint", OptionKind.Text) { Needed = true, IsMain = true }]),
    ];

    public ImmutableArray<OptionField> Meter { get; } =
    [
        new("nameZh", "MeterSection", OptionKind.Text) { Needed = true, IsMain = true }, new("nameEn", "MeterSection", OptionKind.Text) { Needed = true, IsMain = true },
        new("medium", "MeterSection", OptionKind.Text) { Needed = true, IsMain = true }, new("calibratedOn", "MeterSection", OptionKind.Day) { IsMain = true },
    ];

    public ImmutableArray<OptionField> Point { get; } =
    [
        new("id", "PointSection", OptionKind.Text) { Needed = true, IsMain = true },
        new("kind", "PointSection", OptionKind.Choice) { Needed = true, IsMain = true, Choices = ["counter", "gauge"], ChoiceWords = "PointKind" },
        new("unit", "PointSection", OptionKind.Text) { Needed = true, IsMain = true }, new("factor", "PointSection", OptionKind.Number) { IsMain = true, Default = "1" },
        new("every", "PointSection", OptionKind.Duration) { IsMain = true, Default = "15m" }, new("modulus", "PointSection", OptionKind.Number) { IsMain = true },
    ];

    public IReadOnlyList<MeterModelView> All { get; } =
    [
        new("acrel.adw300", "1", "Acrel", "ADW300", "三相表", "three-phase meter", "electricity", ["modbus-tcp"], "0.5S", "", 96, false, ["calibration_months"], ["register map"],
            [new("energy", "正向有功电能", "active energy", "kWh", "both", true, true), new("power", "有功功率", "active power", "kW", "both", false, false)]),
    ];
}
