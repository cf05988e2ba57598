namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>Data types of metrics (Sparkplug 3.0, 6.4.16).</summary>
public enum SparkplugType : uint
{
    /// <summary>Not given; it stands in the birth certificate.</summary>
    Unknown = 0,

    /// <summary>Signed, 8 bits.</summary>
    Int8 = 1,

    /// <summary>Signed, 16 bits.</summary>
    Int16 = 2,

    /// <summary>Signed, 32 bits.</summary>
    Int32 = 3,

    /// <summary>Signed, 64 bits.</summary>
    Int64 = 4,

    /// <summary>Unsigned, 8 bits.</summary>
    UInt8 = 5,

    /// <summary>Unsigned, 16 bits.</summary>
    UInt16 = 6,

    /// <summary>Unsigned, 32 bits.</summary>
    UInt32 = 7,

    /// <summary>Unsigned, 64 bits.</summary>
    UInt64 = 8,

    /// <summary>Binary, 32 bits.</summary>
    Float = 9,

    /// <summary>Binary, 64 bits.</summary>
    Double = 10,

    /// <summary>True or false.</summary>
    Boolean = 11,

    /// <summary>Text.</summary>
    String = 12,

    /// <summary>Milliseconds since 1970, UTC.</summary>
    DateTime = 13,

    /// <summary>Text.</summary>
    Text = 14,
}
