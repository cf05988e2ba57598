using Carbon.Boundaries.Quotas;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Portal.DataQuality;
using Carbon.Portal.Figures;
using Carbon.Portal.Frame;
using Carbon.Portal.Overview;
using Carbon.Views.Alerts;
using Carbon.Views.DataQuality;

namespace Carbon.Portal.Tests.Insight;

/// <summary>Logic behind the pages.</summary>
public sealed class InsightLogicTests
{
    [Fact]
    public void A_quota_s_line_spreads_it_evenly_and_the_shortest_period_wins()
    {
        Target[] quotas = [Quota("2026", 3650m), Quota("2026-11", 600m)];
        var november = QuotaLine.Of(quotas, ChosenPeriod.Of(PeriodKind.Month, new DateOnly(2026, 11, 5)));
        Assert.Equal(30, november.Count);
        Assert.Equal(600m, november.Sum());
        Assert.Equal(3650m, QuotaLine.Of([quotas[0]], ChosenPeriod.Of(PeriodKind.Year, new DateOnly(2026, 11, 5))).Sum());
        Assert.Equal(20m, QuotaLine.Of(quotas, ChosenPeriod.Of(PeriodKind.Day, new DateOnly(2026, 11, 5))).Sum()!.Value, 9);
        Assert.All(QuotaLine.Of(quotas, ChosenPeriod.Of(PeriodKind.Month, new DateOnly(2027, 1, 5))), v => Assert.Null(v));
        Assert.Equal([null, 10m], QuotaLine.Of(quotas, ChosenPeriod.Of(PeriodKind.Week, new DateOnly(2026, 1, 1))).Skip(2).Take(2));
    }

    [Theory]
    [InlineData("2026-11-23", CalibrationState.Expired, -1)]
    [InlineData("2026-11-24", CalibrationState.Soon, 0)]
    [InlineData("2027-01-23", CalibrationState.Soon, 60)]
    [InlineData("2027-01-24", CalibrationState.Valid, 61)]
    [InlineData(null, CalibrationState.Unknown, null)]
    public void A_certificate_holds_through_its_due_day_and_sixty_days_are_soon(string? due, CalibrationState state, int? days)
    {
        var one = Assert.Single(CalibrationCalendar.Of([Meter("a", due)], new DateOnly(2026, 11, 24)));
        Assert.Equal((state, days), (one.State, one.Days));
    }

    [Fact]
    public void The_calendar_begins_with_what_is_overdue_and_leaves_out_what_people_enter()
    {
        var manual = Meter("m", null);
        manual.Points[0].Kind = (int)PointKind.Manual;
        var calendar = CalibrationCalendar.Of([Meter("d", "2030-01-01"), Meter("c", null), Meter("b", "2026-12-01"), Meter("a", "2026-01-01"), manual], new DateOnly(2026, 11, 24));
        Assert.Equal(["a", "b", "c", "d"], calendar.Select(c => c.Meter.Id));
    }

    [Fact]
    public void Points_are_ranked_by_percent_and_then_by_what_is_missing()
    {
        PointAvailability Point(string meter, long? expected, long valid) => new(meter, "p", expected, valid, valid, 0, 0);
        var rows = PointRow.Ranked([Point("whole", 10, 10), Point("none", null, 4), Point("half", 10, 5), Point("halves", 1000, 500), Point("nine", 100, 95)], m => m);
        Assert.Equal(["halves", "half", "nine", "whole", "none"], rows.Select(r => r.Point.Meter));
        Assert.Equal([PointState.Weak, PointState.Weak, PointState.Some, PointState.Complete, PointState.NotExpected], rows.Select(r => r.State));
    }

    [Theory]
    [InlineData("quota_exceeded", "plant:works", "/targets")]
    [InlineData("source_stopped", "source:el melt", "/targets/locating#el%20melt")]
    [InlineData("entry_overdue", "plant:works", "/entries/due")]
    [InlineData("anything", "source:coal", "/quality?scope=source%3Acoal")]
    [InlineData("anything", "nonsense", "/alerts")]
    public void An_alert_leads_to_where_it_can_be_looked_into(string kind, string scope, string address) =>
        Assert.Equal(address, Carbon.Portal.Alerts.AlertText.Address(new Alert("", kind, AlertSeverity.Notice, "works", scope, null, "", "", "", "", [])));

    [Theory]
    [InlineData("/quality", "/quality")]
    [InlineData("/quality/points", "/quality/points")]
    [InlineData("/targets/settings/quotas", "/targets/settings")]
    [InlineData("/library/tables/x", "/library/tables")]
    public void An_address_belongs_to_one_tab(string path, string tab) =>
        Assert.Equal(tab, Assert.Single(Section.Of(path)!.Tabs, t => t.Holds(path)).Address);

    private static Target Quota(string period, decimal tonnes) => new(new QuotaRecord { Id = "q", Scope = "plant:works", Period = period, Tonnes = DecimalValue.From(tonnes) }, 0);

    private static MeterRecord Meter(string id, string? due) => new()
    {
        Id = id,
        Instrument = new InstrumentRecord { CalibrationDue = due is null ? 0 : new DateTimeOffset(DateTime.Parse(due, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeMilliseconds() },
        Points = { new PointRecord { Id = "p", Kind = (int)PointKind.Counter } },
    };
}
