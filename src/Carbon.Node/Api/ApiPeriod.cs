using Carbon.Views;
using Carbon.Views.Figures;

namespace Carbon.Node.Api;

/// <summary>The period that a query asks for.</summary>
internal static class ApiPeriod
{
    /// <summary>Reads <c>from</c> and <c>to</c>; left out: the month so far.</summary>
    public static bool TryRead(string? from, string? to, PlantZone zone, TimeProvider time, out DateTimeOffset start, out DateTimeOffset end, out string problem)
    {
        problem = "";
        var now = time.GetUtcNow();
        (start, end) = (FigurePeriod.Of(FigureStep.Month, now, zone.Zone).Start, now);
        if (!string.IsNullOrEmpty(from) && !ApiTimes.TryParse(from, zone.Zone, out start))
            problem = $"'from' is not an ISO 8601 time: {from}";
        else if (!string.IsNullOrEmpty(to) && !ApiTimes.TryParse(to, zone.Zone, out end))
            problem = $"'to' is not an ISO 8601 time: {to}";
        else if (end <= start)
            problem = "'to' is not after 'from'.";
        return problem.Length == 0;
    }

    /// <summary>The local days that the period touches.</summary>
    public static (DateOnly First, DateOnly Last) Days(DateTimeOffset from, DateTimeOffset to, PlantZone zone) => (zone.Day(from), zone.Day(to.AddTicks(-1)));

    /// <summary>Reads a step of a day or longer.</summary>
    public static bool TryStep(string? text, FigureStep otherwise, out FigureStep step)
    {
        step = otherwise;
        return string.IsNullOrEmpty(text) || (!char.IsAsciiDigit(text[0]) && Enum.TryParse(text, true, out step) && Enum.IsDefined(step) && step != FigureStep.Hour);
    }
}
