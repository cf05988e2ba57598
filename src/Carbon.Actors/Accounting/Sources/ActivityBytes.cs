using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Accounting.Sources;

/// <summary>
/// An <see cref="ActivityTaken"/> read straight from its bytes: only what a history needs, without making the message. A year of a source is
/// some nine thousand of them.
/// </summary>
internal readonly ref struct ActivityBytes(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> _message = message;

    /// <summary>Hands the activity data to a history; false: its point is new there, or the fields are not in the order we write them.</summary>
    public bool Into(SourceHistory history)
    {
        var fields = new ProtoFields(_message);
        ReadOnlySpan<byte> meter = [], name = [];
        PointHistory? point = null;
        while (fields.Next())
        {
            switch (fields.Number)
            {
                case ActivityTaken.MeterFieldNumber:
                    meter = fields.Bytes;
                    break;
                case ActivityTaken.PointFieldNumber:
                    name = fields.Bytes;
                    break;
                case ActivityTaken.SettledThroughFieldNumber:
                    point ??= history.Point(meter, name);
                    if (point is null)
                        return false;
                    point.SettledThrough(fields.Signed);
                    break;
                case ActivityTaken.IntervalsFieldNumber:
                    point ??= history.Point(meter, name);
                    if (point is null)
                        return false;
                    Interval(history, point, fields.Bytes);
                    break;
                case ActivityTaken.AccrualsFieldNumber:
                    history.Accounted(Start(fields.Bytes));
                    return true;
            }
        }
        return true;
    }

    private static void Interval(SourceHistory history, PointHistory point, ReadOnlySpan<byte> interval)
    {
        var fields = new ProtoFields(interval);
        var (start, quantity, parts) = (0L, 0m, Metering.QualityParts.None);
        while (fields.Next())
        {
            switch (fields.Number)
            {
                case IntervalRecord.StartFieldNumber:
                    start = fields.Signed;
                    break;
                case IntervalRecord.QuantityFieldNumber:
                    quantity = Decimal(fields.Bytes);
                    break;
                case IntervalRecord.PartsFieldNumber:
                    parts = MeteringRecords.Parts(Contracts.QualityParts.Parser.ParseFrom(fields.Bytes));
                    break;
            }
        }
        history.Put(point, start, quantity, parts);
    }

    /// <summary>Start of the first accrual: they are in order of time.</summary>
    private static long Start(ReadOnlySpan<byte> accrual)
    {
        var fields = new ProtoFields(accrual);
        while (fields.Next())
        {
            if (fields.Number == AccrualRecord.StartFieldNumber)
                return fields.Signed;
        }
        return 0;
    }

    private static decimal Decimal(ReadOnlySpan<byte> value)
    {
        var fields = new ProtoFields(value);
        var (low, high, scale, negative) = (0UL, 0u, 0u, false);
        while (fields.Next())
        {
            switch (fields.Number)
            {
                case DecimalValue.LowFieldNumber:
                    low = fields.Value;
                    break;
                case DecimalValue.HighFieldNumber:
                    high = (uint)fields.Value;
                    break;
                case DecimalValue.ScaleFieldNumber:
                    scale = (uint)fields.Value;
                    break;
                case DecimalValue.NegativeFieldNumber:
                    negative = fields.Value != 0;
                    break;
            }
        }
        return scale <= 28
            ? new decimal((int)(low & 0xFFFFFFFF), (int)(low >> 32), (int)high, negative, (byte)scale)
            : throw new FormatException($"A stored decimal has the scale {scale}; 0 to 28 can be right. The record is damaged.");
    }
}
