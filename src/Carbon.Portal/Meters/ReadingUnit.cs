using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Portal.Figures;

namespace Carbon.Portal.Meters;

/// <summary>What stands behind a reading as the instrument gives it.</summary>
public static class ReadingUnit
{
    /// <summary>The point's unit; for a gauge the unit an hour; with the factor where a reading is before it.</summary>
    public static string Of(PointRecord? point)
    {
        if (point is null)
            return "";
        var unit = (PointKind)point.Kind != PointKind.Gauge ? point.Unit : point.Unit.EndsWith("Wh", StringComparison.Ordinal) ? point.Unit[..^1] : $"{point.Unit}/h";
        return point.Factor?.ToDecimal() is { } factor and not 1m ? $"× {Digits.All(factor)} {unit}" : unit;
    }
}
