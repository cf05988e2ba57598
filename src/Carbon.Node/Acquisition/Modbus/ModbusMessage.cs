namespace Carbon.Node.Acquisition.Modbus;

/// <summary>What a protocol data unit turned out to be.</summary>
public enum ModbusMessageKind
{
    /// <summary>A question.</summary>
    Request,

    /// <summary>An answer.</summary>
    Reply,

    /// <summary>Function code and data look the same in both directions (05, 06, 22).</summary>
    Either,

    /// <summary>An exception reply.</summary>
    Exception,

    /// <summary>A function code that a measuring terminal has no use for; the data are kept as they are.</summary>
    Other,
}

/// <summary>A Modbus protocol data unit taken apart. Members that the function does not have are zero or empty.</summary>
/// <param name="Kind">Question, answer, or exception.</param>
/// <param name="Function">Function code without the exception bit.</param>
/// <param name="Start">First address (0-based, as on the wire), or the address of a single write.</param>
/// <param name="Quantity">Number of bits or registers asked for.</param>
/// <param name="Value">Value of a single write, or the exception code.</param>
/// <param name="Data">Register or bit bytes, as on the wire.</param>
/// <param name="WriteStart">First address written (function 23), or the AND mask (22).</param>
/// <param name="WriteQuantity">Registers written (function 23), or the OR mask (22).</param>
public readonly record struct ModbusMessage(
    ModbusMessageKind Kind,
    byte Function,
    ushort Start = 0,
    ushort Quantity = 0,
    ushort Value = 0,
    ReadOnlyMemory<byte> Data = default,
    ushort WriteStart = 0,
    ushort WriteQuantity = 0);
