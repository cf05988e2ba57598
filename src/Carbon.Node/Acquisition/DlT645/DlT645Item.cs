namespace Carbon.Node.Acquisition.DlT645;

/// <summary>How the bytes of an item are to be read.</summary>
public enum DlT645Content
{
    /// <summary>Decimal digits, low byte first.</summary>
    Number,

    /// <summary>Date with weekday: WW DD MM YY on the wire.</summary>
    Date,

    /// <summary>Time of day: ss mm hh on the wire.</summary>
    Time,

    /// <summary>Characters, last one first, padded with NUL.</summary>
    Text,

    /// <summary>Digits that identify, not measure.</summary>
    Digits,

    /// <summary>Status bits.</summary>
    Bits,

    /// <summary>A number of three bytes with the time at which it occurred (YYMMDDhhmm).</summary>
    Demand,

    /// <summary>Date and time (YYMMDDhhmm).</summary>
    Moment,
}

/// <summary>What a data identifier stands for.</summary>
/// <param name="Name">Name of the item.</param>
/// <param name="Elements">Names of the values; for a block in the order of the standard.</param>
/// <param name="Bytes">Bytes of one value.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Signed">The top bit of the highest byte is the sign.</param>
/// <param name="Content">How the bytes are to be read.</param>
/// <param name="IsBlock">A block may end early (tariffs in use).</param>
public sealed record DlT645Item(
    string Name,
    IReadOnlyList<string> Elements,
    int Bytes,
    int Decimals,
    string Unit,
    bool Signed = false,
    DlT645Content Content = DlT645Content.Number,
    bool IsBlock = false)
{
    /// <summary>Bytes of the number; the rest of a demand is the time at which it occurred.</summary>
    public int NumberBytes => Content == DlT645Content.Demand ? Bytes - DlT645Moment.Length : Bytes;

    /// <summary>The value of one element; null where it is absent (FF) or not decimal.</summary>
    public decimal? Read(ReadOnlySpan<byte> lowByteFirst)
    {
        var number = lowByteFirst[..NumberBytes];
        return Signed ? Bcd.ReadSigned(number, Decimals) : Bcd.Read(number, Decimals);
    }

    /// <summary>When the value occurred, by the meter's clock; null for other items than demands, and where there is no such time.</summary>
    public DateTime? Occurrence(ReadOnlySpan<byte> lowByteFirst) => Content == DlT645Content.Demand ? DlT645Moment.Read(lowByteFirst[NumberBytes..]) : null;

    /// <summary>True where the bytes are all FF: the meter has no such phase or item.</summary>
    public static bool IsAbsent(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept((byte)0xFF) < 0;
}
