namespace Carbon.Node.Channels.Table;

/// <summary>A column of the table of channels, meters and points.</summary>
/// <param name="Name">Name in the heading, and in the JSON of its part.</param>
/// <param name="NameZh">Chinese name; either is taken.</param>
/// <param name="Part">What it belongs to.</param>
/// <param name="Key">Key in the JSON of the part; empty for a cell that holds several options.</param>
public sealed record MeterTableColumn(string Name, string NameZh, TablePart Part, string Key)
{
    /// <summary>Every column in order.</summary>
    public static readonly IReadOnlyList<MeterTableColumn> All =
    [
        new("channel", "通道", TablePart.Channel, "id"), new("protocol", "协议", TablePart.Channel, "protocol"), new("channel options", "通道参数", TablePart.Channel, ""),
        new("meter", "计量器具", TablePart.Meter, "id"), new("meter name zh", "器具中文名", TablePart.Meter, "nameZh"), new("meter name en", "器具英文名", TablePart.Meter, "nameEn"),
        new("medium", "介质", TablePart.Meter, "medium"), new("vendor", "厂家", TablePart.Meter, "vendor"), new("model", "型号", TablePart.Meter, "model"),
        new("serial number", "出厂编号", TablePart.Meter, "serialNumber"), new("place", "安装位置", TablePart.Meter, "place"), new("accuracy class", "准确度等级", TablePart.Meter, "accuracyClass"),
        new("certificate", "检定证书", TablePart.Meter, "certificate"), new("calibrated on", "检定日期", TablePart.Meter, "calibratedOn"), new("calibration due", "下次检定", TablePart.Meter, "calibrationDue"),
        new("parent", "上级器具", TablePart.Meter, "parent"), new("address", "通讯地址", TablePart.Address, ""),
        new("point", "测点", TablePart.Point, "id"), new("point name zh", "测点中文名", TablePart.Point, "nameZh"), new("point name en", "测点英文名", TablePart.Point, "nameEn"),
        new("kind", "类型", TablePart.Point, "kind"), new("unit", "单位", TablePart.Point, "unit"), new("factor", "倍率", TablePart.Point, "factor"), new("modulus", "表底模数", TablePart.Point, "modulus"),
        new("step", "最小分度", TablePart.Point, "step"), new("minimum", "下限", TablePart.Point, "minimum"), new("maximum", "上限", TablePart.Point, "maximum"),
        new("maximum rate", "最大速率", TablePart.Point, "maximumRate"), new("every", "周期", TablePart.Point, "every"), new("label", "时标", TablePart.Point, "label"), new("fill", "补缺", TablePart.Point, "fill"),
        new("read", "读取参数", TablePart.Read, ""),
    ];

    /// <summary>The column of a heading; null where there is none.</summary>
    public static MeterTableColumn? Of(string heading) =>
        All.FirstOrDefault(c => string.Equals(c.Name, heading.Trim(), StringComparison.OrdinalIgnoreCase) || c.NameZh == heading.Trim());
}

/// <summary>What a column belongs to.</summary>
public enum TablePart
{
    /// <summary>Options of the channel.</summary>
    Channel,

    /// <summary>Register entry of the meter.</summary>
    Meter,

    /// <summary>Options of the meter on its channel.</summary>
    Address,

    /// <summary>The point.</summary>
    Point,

    /// <summary>How the point is read.</summary>
    Read,
}
