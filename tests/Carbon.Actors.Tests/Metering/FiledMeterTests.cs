using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Tests.Entities;

namespace Carbon.Tests.Metering;

/// <summary>What the configuration file and people say of a meter, in turn.</summary>
public sealed class FiledMeterTests
{
    private static readonly WorkCalendar NewYear = new([new DateOnly(2026, 1, 1)], []);
    private Meter meter = Meter.Unknown;

    [Fact]
    public void What_a_person_says_of_a_meter_stays_until_the_file_says_something_new()
    {
        Assert.True(Configure(Record("old"), file: true));
        Assert.True(Configure(Record("mine"), file: false));
        Assert.False(Configure(Record("old"), file: true));
        Assert.Equal("mine", meter.Configuration!.Instrument.Place);
        Assert.True(Configure(Record("new"), file: true));
        Assert.Equal("new", meter.Configuration!.Instrument.Place);
        Assert.False(Configure(Record("new"), file: true));
    }

    [Fact]
    public void New_working_days_of_the_plant_reach_a_meter_that_a_person_changed_and_change_nothing_else_of_it()
    {
        Configure(Record("old"), file: true);
        Configure(Record("mine"), file: false);

        Assert.True(Configure(NewYear.On(Record("old")), file: true));
        Assert.False(Configure(NewYear.On(Record("old")), file: true));

        Assert.Equal(NewYear.On(Record("mine")), meter.Configuration);
        Assert.True(Configure(NewYear.On(Record("new")), file: true));
        Assert.Equal(NewYear.On(Record("new")), meter.Configuration);
    }

    [Fact]
    public void What_the_file_said_is_known_after_a_snapshot()
    {
        Configure(Record("old"), file: true);
        Configure(Record("mine"), file: false);
        meter = Meter.FromState(meter.ToState());
        Assert.False(Configure(Record("old"), file: true));
    }

    private bool Configure(MeterRecord record, bool file)
    {
        var decision = MeterDecisions.Decide(meter, new ConfigureMeter { Meter = record, By = file ? "configuration file" : "chen", FromFile = file }, DateTimeOffset.UnixEpoch)!;
        Assert.IsType<Done>(decision.Reply);
        meter = decision.After;
        return decision.Events.Count > 0;
    }

    private static MeterRecord Record(string place)
    {
        var record = TestPlant.Meter("meter");
        record.Instrument = new InstrumentRecord { Place = place };
        return record;
    }
}
