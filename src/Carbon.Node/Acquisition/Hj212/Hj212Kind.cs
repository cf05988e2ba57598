namespace Carbon.Node.Acquisition.Hj212;

/// <summary>What data a message holds.</summary>
public enum Hj212Kind
{
    /// <summary>Momentary values 实时数据 (2011).</summary>
    RealTime,

    /// <summary>Values of some minutes 分钟数据 (2051).</summary>
    Minute,

    /// <summary>Values of an hour 小时数据 (2061).</summary>
    Hour,

    /// <summary>Values of a day 日数据 (2031).</summary>
    Day,
}

/// <summary>Commands of the kinds of data.</summary>
public static class Hj212Kinds
{
    /// <summary>The command that carries, and asks for, data of a kind.</summary>
    public static string Command(Hj212Kind kind) => kind switch
    {
        Hj212Kind.RealTime => "2011",
        Hj212Kind.Minute => "2051",
        Hj212Kind.Hour => "2061",
        _ => "2031",
    };

    /// <summary>The kind of data of a command; null where it carries none.</summary>
    public static Hj212Kind? Of(string command) => command switch
    {
        "2011" => Hj212Kind.RealTime,
        "2051" => Hj212Kind.Minute,
        "2061" => Hj212Kind.Hour,
        "2031" => Hj212Kind.Day,
        _ => null,
    };
}
