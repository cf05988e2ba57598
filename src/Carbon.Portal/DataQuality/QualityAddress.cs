using Carbon.Portal.Figures;
using Carbon.Views.Figures;

namespace Carbon.Portal.DataQuality;

/// <summary>Addresses of the pages on the quality of figures.</summary>
public static class QualityAddress
{
    /// <summary>Quality and uncertainty.</summary>
    public const string Page = "/quality";

    /// <summary>Those of the figure of a scope and period.</summary>
    public static string Of(FigureScope scope, ChosenPeriod period) => $"{Page}?{period.Query}&scope={Uri.EscapeDataString(scope.ToString())}";

    /// <summary>Those of a figure; of an hour those of its day.</summary>
    public static string Of(EmissionFigure figure) => Of(figure.Id.Scope, ChosenPeriod.Of(
        figure.Period.Step switch
        {
            FigureStep.Month => PeriodKind.Month,
            FigureStep.Quarter => PeriodKind.Quarter,
            FigureStep.Year => PeriodKind.Year,
            _ => PeriodKind.Day,
        },
        DateOnly.FromDateTime(figure.Period.Start.DateTime)));
}
