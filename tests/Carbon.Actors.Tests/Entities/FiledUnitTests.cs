using Carbon.Boundaries;
using Carbon.Contracts;

namespace Carbon.Tests.Entities;

/// <summary>What the configuration file and people say of the members of a unit, in turn.</summary>
public sealed class FiledUnitTests
{
    private Boundary unit = Boundary.Unknown;

    [Fact]
    public void Members_that_people_added_stay_when_the_file_says_the_same_and_when_it_says_something_new()
    {
        Assert.True(File("source:a"));
        Assert.True(Hand("source:a", "source:x"));
        Assert.False(File("source:a"));
        Assert.True(File("source:a", "source:b"));
        Assert.Equal(["source:a", "source:b", "source:x"], Members);
        Assert.False(File("source:a", "source:b"));
        Assert.True(File("source:b"));
        Assert.Equal(["source:b", "source:x"], Members);
    }

    [Fact]
    public void A_member_that_people_took_out_stays_out_until_the_file_says_something_new()
    {
        File("source:a", "source:b");
        Hand("source:a");
        Assert.False(File("source:a", "source:b"));
        Assert.Equal(["source:a"], Members);
        Assert.True(File("source:a", "source:b", "source:c"));
        Assert.Equal(["source:a", "source:b", "source:c"], Members);
    }

    private IEnumerable<string> Members => unit.Configuration!.Members.Select(m => m.Entity);

    private bool File(params string[] members) => Configure(new ConfigureBoundary { Boundary = Record(members), By = "configuration file" });

    private bool Hand(params string[] members) => Configure(new ConfigureBoundary { Boundary = Record(members), By = "chen", ByHand = true, Reason = "new line" });

    private static BoundaryRecord Record(string[] members) => TestPlant.Boundary("unit", [.. members.Select(m => (m, 1m))]);

    private bool Configure(ConfigureBoundary command)
    {
        var decision = BoundaryDecisions.Decide(unit, command, DateTimeOffset.UnixEpoch)!;
        Assert.IsType<Done>(decision.Reply);
        unit = decision.After;
        return decision.Events.Count > 0;
    }
}
