namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>The binary encoding of OPC UA Part 6, 5.2, in both directions by one description: a writer puts the value it is given and returns it, a reader returns the one it finds.</summary>
internal abstract class UaCodec
{
    public abstract bool IsReading { get; }

    public bool Boolean(bool value) => Byte(value ? (byte)1 : (byte)0) != 0;

    public abstract byte Byte(byte value);

    public abstract ushort UInt16(ushort value);

    public abstract uint UInt32(uint value);

    public int Int32(int value) => unchecked((int)UInt32(unchecked((uint)value)));

    public abstract ulong UInt64(ulong value);

    public double Double(double value) => BitConverter.UInt64BitsToDouble(UInt64(BitConverter.DoubleToUInt64Bits(value)));

    public float Float(float value) => BitConverter.UInt32BitsToSingle(UInt32(BitConverter.SingleToUInt32Bits(value)));

    /// <summary>A byte string; null is not the same as empty.</summary>
    public abstract byte[]? Bytes(byte[]? value);

    /// <summary>A number of elements: -1 stands for none, and no more than could be there.</summary>
    public abstract int Count(int value, int leastBytesEach);

    /// <summary>Bytes of a fixed number.</summary>
    public abstract byte[] Raw(byte[] value, int length);

    public string? Text(string? value) =>
        Bytes(value is null || IsReading ? null : System.Text.Encoding.UTF8.GetBytes(value)) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    public Guid Guid(Guid value) => new(Raw(value.ToByteArray(), 16));

    public StatusCode Status(StatusCode value) => new(UInt32(value.Value));

    /// <summary>UTC in steps of 100 ns since 1601; what is before or after stands for none (Part 6, 5.2.2.5).</summary>
    public DateTimeOffset? Time(DateTimeOffset? value)
    {
        var ticks = unchecked((long)UInt64(value is { } time && time.UtcTicks > Epoch ? (ulong)(time.UtcTicks - Epoch) : 0));
        return ticks > 0 && ticks < DateTime.MaxValue.Ticks - Epoch ? new DateTimeOffset(ticks + Epoch, TimeSpan.Zero) : null;
    }

    /// <summary>A list of structures; a list that is not there is empty.</summary>
    public IReadOnlyList<T> List<T>(IReadOnlyList<T> values, int leastBytesEach = 1)
        where T : IUaStructure, new()
    {
        var count = Count(values.Count, leastBytesEach);
        return Items(values, count, item =>
        {
            var value = item ?? new T();
            value.Code(this);
            return value;
        });
    }

    /// <summary>A list of simple values.</summary>
    public IReadOnlyList<T> List<T>(IReadOnlyList<T> values, int leastBytesEach, Func<T?, T> code) => Items(values, Count(values.Count, leastBytesEach), code);

    public T Structure<T>(T value)
        where T : IUaStructure
    {
        value.Code(this);
        return value;
    }

    private IReadOnlyList<T> Items<T>(IReadOnlyList<T> values, int count, Func<T?, T> code)
    {
        if (!IsReading)
        {
            foreach (var value in values)
                code(value);
            return values;
        }
        var read = new List<T>(Math.Max(Math.Min(count, 1024), 0));
        for (var i = 0; i < count; i++)
            read.Add(code(default));
        return read;
    }

    private static readonly long Epoch = new DateTime(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
}
