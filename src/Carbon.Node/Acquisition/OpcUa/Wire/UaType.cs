namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>Built-in types (Part 6, 5.1.2), by their numbers on the wire.</summary>
public enum UaType : byte
{
    /// <summary>No value.</summary>
    Null = 0,

    /// <summary>True or false.</summary>
    Boolean = 1,

    /// <summary>8 bits, signed.</summary>
    SByte = 2,

    /// <summary>8 bits.</summary>
    Byte = 3,

    /// <summary>16 bits, signed.</summary>
    Int16 = 4,

    /// <summary>16 bits.</summary>
    UInt16 = 5,

    /// <summary>32 bits, signed.</summary>
    Int32 = 6,

    /// <summary>32 bits.</summary>
    UInt32 = 7,

    /// <summary>64 bits, signed.</summary>
    Int64 = 8,

    /// <summary>64 bits.</summary>
    UInt64 = 9,

    /// <summary>Binary floating point, 32 bits.</summary>
    Float = 10,

    /// <summary>Binary floating point, 64 bits.</summary>
    Double = 11,

    /// <summary>Text.</summary>
    String = 12,

    /// <summary>A time.</summary>
    DateTime = 13,

    /// <summary>A GUID.</summary>
    Guid = 14,

    /// <summary>Bytes.</summary>
    ByteString = 15,

    /// <summary>An XML element.</summary>
    XmlElement = 16,

    /// <summary>Name of a node.</summary>
    NodeId = 17,

    /// <summary>Name of a node with its namespace.</summary>
    ExpandedNodeId = 18,

    /// <summary>A status.</summary>
    StatusCode = 19,

    /// <summary>A name with its namespace.</summary>
    QualifiedName = 20,

    /// <summary>Text in a language.</summary>
    LocalizedText = 21,

    /// <summary>A structure; passed over.</summary>
    ExtensionObject = 22,

    /// <summary>A value with status and times.</summary>
    DataValue = 23,

    /// <summary>A value within a value.</summary>
    Variant = 24,

    /// <summary>Diagnostics; passed over.</summary>
    DiagnosticInfo = 25,
}
