using Carbon.Portal.Figures;
using Carbon.Views;
using Microsoft.AspNetCore.Components;

namespace Carbon.Portal.Frame;

/// <summary>
/// A page over a period of the plant looked at. What it shows moves with settled days: it reads again when the address or the plant changes,
/// and at every eighth beat of the tab (16 s), not at each.
/// </summary>
public abstract class PeriodPage : LivePage, IDisposable
{
    /// <summary>The plant looked at.</summary>
    [Inject] public required PlantChoice Choice { get; set; }

    /// <summary>Its time zone.</summary>
    [Inject] public required PlantZone Zone { get; set; }

    /// <summary>Length of the period looked at; a month where the address says nothing.</summary>
    [SupplyParameterFromQuery(Name = "period")] public string? Kind { get; set; }

    /// <summary>A day in the period looked at.</summary>
    [SupplyParameterFromQuery(Name = "on")] public string? On { get; set; }

    /// <summary>The period looked at.</summary>
    protected ChosenPeriod Period { get; private set; } = ChosenPeriod.Of(PeriodKind.Month, DateOnly.MinValue);

    /// <summary>The plant's day.</summary>
    protected DateOnly Today { get; private set; }

    /// <summary>The plant's id; null where none is configured.</summary>
    protected string? Plant => Choice.Plant?.Id;

    /// <summary>First instant of the period.</summary>
    protected DateTimeOffset From => Period.Start(Zone.Zone);

    /// <summary>The first instant after what there is of the period: its end, or now.</summary>
    protected DateTimeOffset Until => Period.End(Zone.Zone) < Now ? Period.End(Zone.Zone) : Now;

    /// <summary>Last day of the period.</summary>
    protected DateOnly Last => Period.After.AddDays(-1);

    /// <summary>Reads what the page shows; the plant is there.</summary>
    protected abstract void Read(string plant);

    /// <inheritdoc/>
    protected override int Beats => 8;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Choice.Changed += Chosen;
    }

    /// <inheritdoc/>
    protected sealed override void Read()
    {
        Today = Zone.Day(Now);
        Period = ChosenPeriod.Parse(Kind ?? nameof(PeriodKind.Month), On, Today);
        if (Plant is { } plant)
            Read(plant);
    }

    void IDisposable.Dispose()
    {
        Choice.Changed -= Chosen;
        Dispose();
    }

    private void Chosen() => _ = RefreshAsync();
}
