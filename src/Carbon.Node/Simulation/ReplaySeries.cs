using System.Globalization;

namespace Carbon.Node.Simulation;

/// <summary>A recorded series of quantities, one a step, replayed without end: cut to whole weeks, so that days of the week stay what they were.</summary>
public sealed class ReplaySeries
{
    private readonly DateTimeOffset _from;
    private readonly TimeSpan _step;
    private readonly decimal[] _sums;

    /// <summary>A series that begins at <paramref name="from"/>.</summary>
    public ReplaySeries(IReadOnlyList<decimal> quantities, DateTimeOffset from, TimeSpan step)
    {
        (_from, _step) = (from, step);
        _sums = new decimal[quantities.Count + 1];
        for (var i = 0; i < quantities.Count; i++)
            _sums[i + 1] = _sums[i] + quantities[i];
    }

    /// <summary>Reads a file of one number a line; lines that begin with # are remarks.</summary>
    /// <exception cref="InvalidDataException">A line is not a number; file and line are named.</exception>
    public static ReplaySeries Read(string file, DateTimeOffset from, TimeSpan step)
    {
        var quantities = new List<decimal>();
        var line = 0;
        foreach (var text in File.ReadLines(file))
        {
            line++;
            if (text.StartsWith('#'))
                continue;
            quantities.Add(decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity)
                ? quantity
                : throw new InvalidDataException($"{file}, line {line}: '{text}' is not a number."));
        }
        return new ReplaySeries(quantities, from, step);
    }

    /// <summary>Quantity between two instants, to nine decimals.</summary>
    public decimal Between(DateTimeOffset from, DateTimeOffset to) => Until(to) - Until(from);

    private decimal Until(DateTimeOffset at)
    {
        var steps = _sums.Length - 1;
        var (whole, rest) = Math.DivRem((at - _from).Ticks, _step.Ticks);
        if (rest < 0)
            (whole, rest) = (whole - 1, rest + _step.Ticks);
        var (cycles, step) = ((whole - (whole % steps + steps) % steps) / steps, (int)((whole % steps + steps) % steps));
        var part = (_sums[step + 1] - _sums[step]) * rest / _step.Ticks;
        return cycles * _sums[steps] + _sums[step] + decimal.Round(part, 9);
    }
}
