using Akka.Actor;
using Microsoft.Data.Sqlite;

namespace Carbon.Tests.Persistence;

public sealed class EventJournalTests : JournalKit
{
    [Fact]
    public async Task Events_come_back_in_order_after_a_restart()
    {
        var system = Start();
        var entity = Entity(system, "meter-a");
        await AskAsync(entity, "one");
        await AskAsync(entity, new[] { "two", "three" });
        await AskAsync(entity, "four");
        await StopAsync(system);
        Assert.Equal("one two three four", await AskAsync(Entity(Start(), "meter-a"), "?"));
    }

    [Fact]
    public async Task Many_entities_at_once_lose_nothing_and_mix_nothing()
    {
        var system = Start();
        var entities = Enumerable.Range(0, 200).Select(n => Entity(system, $"meter-{n}")).ToArray();
        for (var round = 0; round < 5; round++)
            await Task.WhenAll(entities.Select((e, n) => AskAsync(e, $"{n}/{round}")));
        await StopAsync(system);
        var again = Start();
        var notes = await Task.WhenAll(entities.Select((_, n) => AskAsync(Entity(again, $"meter-{n}"), "?")));
        Assert.Equal(Enumerable.Range(0, 200).Select(n => string.Join(' ', Enumerable.Range(0, 5).Select(r => $"{n}/{r}"))), notes);
    }

    [Fact]
    public async Task An_event_that_cannot_be_serialized_is_refused_and_the_entity_goes_on()
    {
        var system = Start();
        var entity = Entity(system, "meter-a");
        Assert.Equal("rejected", await AskAsync(entity, new Unserializable()));
        Assert.Equal("stored", await AskAsync(entity, "after"));
        Assert.Equal("after", await AskAsync(entity, "?"));
    }

    [Fact]
    public async Task A_second_incarnation_that_uses_a_taken_number_stores_nothing_and_harms_no_other()
    {
        var system = Start();
        var (first, other) = (Entity(system, "meter-a"), Entity(system, "meter-b"));
        await AskAsync(first, "?");
        var second = Entity(system, "meter-a");
        await AskAsync(second, "?");
        await AskAsync(first, "first");
        second.Tell("second");
        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => AskAsync(other, $"{n}")));
        Assert.Equal("first", await AskAsync(Entity(system, "meter-a"), "?"));
        Assert.Equal(50, (await AskAsync(Entity(system, "meter-b"), "?")).Split(' ').Length);
    }

    [Fact]
    public async Task Deleted_events_do_not_come_back_and_their_numbers_are_not_used_again()
    {
        var system = Start();
        var entity = Entity(system, "meter-a");
        await AskAsync(entity, "old");
        entity.Tell("delete");
        await AskAsync(entity, "new");
        await StopAsync(system);
        Assert.Equal("new", await AskAsync(Entity(Start(), "meter-a"), "?"));
        Assert.Equal(2L, Scalar("SELECT max(sequence_number) FROM journal"));
    }

    [Fact]
    public async Task A_stored_event_is_in_the_file_before_the_answer()
    {
        var entity = Entity(Start(), "meter-a");
        for (var n = 1L; n <= 20; n++)
        {
            await AskAsync(entity, $"{n}");
            Assert.Equal(n, Scalar("SELECT count(*) FROM journal"));
        }
    }

    private long Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={JournalFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private sealed class Unserializable
    {
        public string Text => throw new InvalidOperationException("not to be read");
    }
}
