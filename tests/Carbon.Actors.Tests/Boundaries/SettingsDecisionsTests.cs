using Carbon.Boundaries;
using Carbon.Boundaries.Settings;
using Carbon.Contracts;

namespace Carbon.Tests.Boundaries;

public sealed class SettingsDecisionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_change_is_recorded_with_who_and_why_and_raises_the_version()
    {
        var decision = SettingsDecisions.Decide(Factory.Unknown, Change(0, "billets"), Now);
        var configured = Assert.IsType<SettingsConfigured>(Assert.Single(decision.Events));
        Assert.Equal((1, "keeper", "new product"), (configured.Version, configured.By, configured.Reason));
        Assert.Equal(decision.After.Settings, Factory.Unknown.Apply(configured).Settings);
        Assert.IsType<Done>(decision.Reply);
    }

    [Fact]
    public void A_change_of_a_version_that_is_gone_is_refused()
    {
        var first = SettingsDecisions.Decide(Factory.Unknown, Change(0, "billets"), Now).After;
        var second = SettingsDecisions.Decide(first, Change(0, "rods"), Now);
        Assert.Empty(second.Events);
        Assert.Contains("version 1 stands", Assert.IsType<Refused>(second.Reply).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_settings_again_change_nothing()
    {
        var first = SettingsDecisions.Decide(Factory.Unknown, Change(0, "billets"), Now).After;
        var again = SettingsDecisions.Decide(first, Change(1, "billets"), Now);
        Assert.Empty(again.Events);
        Assert.IsType<Done>(again.Reply);
    }

    [Fact]
    public void A_restart_with_the_same_file_leaves_what_people_changed()
    {
        var filed = SettingsDecisions.Decide(Factory.Unknown, File("billets", "f1"), Now).After;
        var edited = SettingsDecisions.Decide(filed, Change(1, "rods"), Now).After;
        Assert.Empty(SettingsDecisions.Decide(edited, File("billets", "f1"), Now).Events);

        var changed = SettingsDecisions.Decide(edited, File("slabs", "f2"), Now).After;
        Assert.Equal((3, "slabs", "f2"), (changed.Settings.Version, changed.Settings.Record.Outputs[0].Id, changed.Settings.File));
    }

    [Fact]
    public void A_snapshot_keeps_version_and_file()
    {
        var filed = SettingsDecisions.Decide(Factory.Unknown, File("billets", "f1"), Now).After.Settings;
        Assert.Equal(filed, PlantSettings.FromState(SettingsState.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(filed.ToState()))));
        Assert.Equal(PlantSettings.None, PlantSettings.FromState(null));
    }

    [Fact]
    public void A_configuration_of_the_factory_leaves_its_settings_alone()
    {
        var filed = SettingsDecisions.Decide(Factory.Unknown, File("billets", "f1"), Now).After;
        Assert.Equal(filed.Settings, filed.Apply(new FactoryConfigured { Factory = new FactoryRecord { Id = "works" } }).Settings);
    }

    [Fact]
    public void Unsound_settings_are_refused_by_the_factory_itself()
    {
        var change = Change(0, "billets");
        change.Settings.Quotas.Add(new QuotaRecord { Id = "q", Scope = "plant:works", Period = "2026", Tonnes = DecimalValue.From(0m) });
        Assert.Contains("quotas[0].tonnes", Assert.IsType<Refused>(SettingsDecisions.Decide(Factory.Unknown, change, Now).Reply).Reason, StringComparison.Ordinal);
    }

    private static ConfigureSettings Change(int version, string output) => new() { FactoryId = "works", ExpectedVersion = version, By = "keeper", Reason = "new product", Settings = Settings(output) };

    private static ConfigureSettings File(string output, string hash) => new() { FactoryId = "works", By = "configuration file", File = hash, Settings = Settings(output) };

    private static SettingsRecord Settings(string output)
    {
        var settings = new SettingsRecord();
        settings.Outputs.Add(new OutputRecord { Id = output, Scope = "plant:works", Quantity = new MeasuredRecord { Meter = "scale", Point = "total", Unit = "t" } });
        return settings;
    }
}
