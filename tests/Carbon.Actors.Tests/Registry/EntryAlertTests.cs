using Carbon.Contracts;
using Carbon.Persistence;
using Carbon.Registry;
using Carbon.Tests.Views;
using Carbon.Views.Alerts;
using Carbon.Views.Entries;
using Google.Protobuf;
using Microsoft.Extensions.Time.Testing;
using static Carbon.Tests.Registry.TestItem;

namespace Carbon.Tests.Registry;

public sealed class EntryAlertTests : IDisposable
{
    private readonly FigureKit _kit = new();
    private readonly FakeTimeProvider _time = new(Now);
    private long _sequence;

    public EntryAlertTests()
    {
        var record = Record("coal");
        (record.NameZh, record.NameEn, record.Responsible, record.GraceDays, record.DueFrom) = ("原煤", "coal", "wang", 5, 20260901);
        Happened(new ItemConfigured { At = Now.ToUnixTimeMilliseconds(), Item = record, Version = 1, By = "test" });
    }

    [Fact]
    public void What_is_overdue_is_one_alert_an_item_with_each_missing_period_as_evidence()
    {
        var alert = Assert.Single(Alerts());
        Assert.Equal(("entry_overdue~coal", "item:coal", AlertSeverity.Critical, new DateOnly(2026, 10, 6)), (alert.Id, alert.Scope, alert.Severity, alert.Since));
        Assert.Equal("coal: 2 periods are not entered, from 2026-09-01 on, 51 days overdue", alert.TextEn);
        Assert.Equal("原煤：2 个周期未填报，自 2026-09-01 起，已逾期 51 天", alert.TextZh);
        Assert.Equal(["2026-09-01/2026-09-30", "2026-10-01/2026-10-31"], alert.Evidence.Where(e => e.Name.StartsWith("due:", StringComparison.Ordinal)).Select(e => e.Value));
    }

    [Fact]
    public void It_gets_less_urgent_with_each_entry_and_goes_with_the_last()
    {
        Happened(new EntryDrafted { Entry = Month("e1", 2026, 9, 100m), By = "wang" });
        Assert.Equal(AlertSeverity.Critical, Assert.Single(Alerts()).Severity);
        Happened(new EntryMoved { EntryId = "e1", To = 2, By = "wang" });
        Assert.Equal(AlertSeverity.Warning, Assert.Single(Alerts()).Severity);
        Happened(new EntryDrafted { Entry = Month("e2", 2026, 10, 100m), By = "wang" });
        Happened(new EntryMoved { EntryId = "e2", To = 2, By = "wang" });
        Assert.Empty(Alerts());
    }

    [Fact]
    public void What_is_still_in_time_and_what_other_plants_owe_is_no_alert()
    {
        _time.AdjustTime(new DateTimeOffset(2026, 10, 5, 23, 0, 0, TimeSpan.FromHours(8)));
        Assert.Empty(Alerts());
        _time.AdjustTime(Now);
        Assert.Empty(new EntryAlerts(new EntryQueries(_kit.Views, _kit.Zone), _time).Alerts("elsewhere"));
    }

    public void Dispose() => _kit.Dispose();

    private List<Alert> Alerts() => [.. new EntryAlerts(new EntryQueries(_kit.Views, _kit.Zone), _time).Alerts("works")];

    private void Happened(IMessage @event) => _kit.Project([new StoredEvent(0, "item-coal", ++_sequence, @event)]);
}
