using Carbon.Contracts;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Acquisition.Mqtt;
using Carbon.Node.Channels;
using Carbon.Registry.Channels;
using Microsoft.AspNetCore.DataProtection;

namespace Carbon.Node.Tests.Channels;

/// <summary>What a configuration file says anew is taken; what people changed stays.</summary>
public sealed class FiledChannelsTests
{
    private readonly ChannelSecrets _secrets = new(new EphemeralDataProtectionProvider());
    private PlantChannels _plant = PlantChannels.Unknown;

    [Fact]
    public void A_file_that_says_the_same_again_changes_nothing()
    {
        Assert.Equal(2, Start(Line("one", "a"), Broker("secret")));
        Assert.Equal(0, Start(Line("one", "a"), Broker("secret")));
        Assert.Equal(1, Start(Line("one", "a"), Broker("another")));
    }

    [Fact]
    public void What_a_person_changed_stays_until_the_file_says_something_new()
    {
        Start(Line("one", "a"));
        Person(Line("one", "a") with { MergeGap = 3 });
        Assert.Equal(0, Start(Line("one", "a")));
        Assert.Equal(3, ((ModbusTcpOptions)Known("one").Options!).MergeGap);

        Assert.Equal(1, Start(Line("one", "a") with { MergeGap = 5 }));
        Assert.Equal((5, 3), (((ModbusTcpOptions)Known("one").Options!).MergeGap, Known("one").Standing.Version));
    }

    [Fact]
    public void What_a_person_took_away_does_not_come_back_by_a_restart()
    {
        Start(Line("one", "a"));
        Take(new ChannelChange { Id = "one", ExpectedVersion = 1 }, file: false);
        Assert.Equal(0, Start(Line("one", "a")));
        Assert.False(Known("one").IsThere);
    }

    [Fact]
    public void A_channel_that_the_file_drops_ends_unless_a_person_changed_it()
    {
        Start(Line("one", "a"), Line("two", "b"));
        Person(Line("two", "b") with { MergeGap = 3 });
        Assert.Equal(1, Start());
        Assert.Equal((false, true), (Known("one").IsThere, Known("two").IsThere));
    }

    [Fact]
    public void A_channel_of_the_file_does_not_take_a_meter_that_a_person_moved()
    {
        Start(Line("one", "a"));
        Take(new ChannelChange { Id = "one", ExpectedVersion = 1 }, file: false);
        Person(Line("mine", "a"));

        var (changes, problems) = FiledChannels.Changes(All(), [Line("one", "a") with { MergeGap = 1 }], _secrets);

        Assert.Empty(changes);
        Assert.Contains("'a' hangs on the channel 'mine'", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_not_in_the_journal_and_not_in_what_is_shown()
    {
        Start(Broker("open sesame"));
        var stored = Known("broker").Standing.Channel.Options;
        Assert.DoesNotContain("sesame", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", ChannelSecrets.Show(Known("broker").Options!), StringComparison.Ordinal);
        Assert.Contains("\"user\":\"carbon\"", stored, StringComparison.Ordinal);
        Assert.Equal("open sesame", ((MqttOptions)_secrets.Read(stored)).Password);
        Assert.Contains("env:BROKER", _secrets.Store(Broker("env:BROKER")), StringComparison.Ordinal);
        Assert.Contains("enter it again", Assert.Throws<UnreadableOptionsException>(() => new ChannelSecrets(new EphemeralDataProtectionProvider()).Read(stored)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_a_version_that_is_not_the_last_is_refused_and_the_same_change_again_is_not()
    {
        Start(Line("one", "a"));
        var change = new ChannelChange { Id = "one", Channel = KnownChannel.Record(Line("one", "a") with { MergeGap = 3 }, [], _secrets), ExpectedVersion = 1 };
        Assert.IsType<Done>(Take(change, file: false));
        Assert.IsType<Done>(Take(change, file: false));
        Assert.Equal(2, Known("one").Standing.Version);

        var other = new ChannelChange { Id = "one", Channel = KnownChannel.Record(Line("one", "a"), [], _secrets), ExpectedVersion = 1 };
        Assert.Contains("is at version 2", Assert.IsType<Refused>(Take(other, file: false)).Reason, StringComparison.Ordinal);
    }

    private static ModbusTcpOptions Line(string id, string meter) => new()
    {
        Id = id,
        Host = "10.0.0.1",
        Meters = [new() { MeterId = meter, Unit = 1, Points = [new() { PointId = "p", Register = 0 }] }],
    };

    private static MqttOptions Broker(string password) => new()
    {
        Id = "broker",
        Host = "broker",
        ClientId = "terminal",
        User = "carbon",
        Password = password,
        Meters = [new() { MeterId = "m", Points = [new() { PointId = "p", Topic = "t" }] }],
    };

    private int Start(params ChannelOptions[] file)
    {
        var (changes, problems) = FiledChannels.Changes(All(), file, _secrets);
        Assert.Empty(problems);
        if (changes.Count > 0)
            Assert.IsType<Done>(Take(changes, file: true));
        return changes.Count;
    }

    private void Person(ChannelOptions options) => Assert.IsType<Done>(Take(
        new ChannelChange { Id = options.Id, Channel = KnownChannel.Record(options, [], _secrets), ExpectedVersion = ChannelDecisions.AnyVersion }, file: false));

    private object? Take(ChannelChange change, bool file) => Take([change], file);

    private object? Take(IEnumerable<ChannelChange> changes, bool file)
    {
        var command = new ConfigureChannels { Plant = "works", By = "somebody", Reason = "test", FromFile = file };
        command.Changes.AddRange(changes);
        var decision = ChannelDecisions.Decide(_plant, command, DateTimeOffset.UnixEpoch)!;
        _plant = decision.After;
        return decision.Reply;
    }

    private KnownChannel[] All() => [.. _plant.Channels.Values.Select(c => KnownChannel.Of(c, _secrets))];

    private KnownChannel Known(string id) => All().Single(k => k.Standing.Id == id);
}
