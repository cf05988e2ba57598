namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Neighbouring addresses of one table, read with one request.</summary>
/// <param name="Table">The table.</param>
/// <param name="Start">First address.</param>
/// <param name="Count">Number of addresses.</param>
/// <param name="Every">Time between two polls.</param>
/// <param name="Points">The points inside, in order of address.</param>
public sealed record ModbusBlock(ModbusTable Table, int Start, int Count, TimeSpan Every, IReadOnlyList<ModbusPointOptions> Points)
{
    /// <summary>Joins points that are read equally often and lie close together: at most <paramref name="gap"/> unused addresses between two, at most <paramref name="limit"/> registers or <paramref name="bits"/> bits in one.</summary>
    public static IReadOnlyList<ModbusBlock> Plan(IEnumerable<ModbusPointOptions> points, int gap, int limit, int bits = 2000)
    {
        var blocks = new List<ModbusBlock>();
        foreach (var group in points.GroupBy(p => (p.Table, p.Every)))
        {
            var most = group.Key.Table.IsBits() ? bits : limit;
            ModbusBlock? open = null;
            foreach (var point in group.OrderBy(p => p.Register))
            {
                var end = point.Register + point.Count;
                if (open is not null && point.Register <= open.Start + open.Count + gap && end - open.Start <= most)
                {
                    open = open with { Count = Math.Max(open.Count, end - open.Start), Points = [.. open.Points, point] };
                    blocks[^1] = open;
                }
                else
                {
                    blocks.Add(open = new(group.Key.Table, point.Register, point.Count, group.Key.Every, [point]));
                }
            }
        }
        return blocks;
    }
}
