using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Persistence;
using Akka.TestKit.Xunit2;

namespace Carbon.Tests.Persistence;

/// <summary>An actor system on a journal file of its own; another one on the same file is a restart.</summary>
public abstract class JournalKit : TestKit
{
    private readonly string _folder = Directory.CreateTempSubdirectory("carbon-journal-").FullName;
    private readonly List<ActorSystem> _systems = [];
    private readonly ConcurrentQueue<string> _errors = [];

    /// <summary>The journal file.</summary>
    protected string JournalFile => Path.Combine(_folder, "journal.db");

    /// <summary>A system on the file.</summary>
    protected ActorSystem Start()
    {
        var system = ActorSystem.Create("journal", ConfigurationFactory.ParseString(
            $$"""
            akka.loglevel = ERROR
            akka.loggers = []
            akka.stdout-loglevel = OFF
            akka.persistence.journal {
              plugin = "akka.persistence.journal.sqlite"
              sqlite {
                class = "Carbon.Persistence.Sqlite.EventJournal, Carbon.Actors"
                file = "{{JournalFile.Replace("\\", "\\\\", StringComparison.Ordinal)}}"
                circuit-breaker.call-timeout = 60s
              }
            }
            akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem"
            """));
        _systems.Add(system);
        // The scheduler begins with its first use and holds each thread that uses it until a thread of the pool is free to run it: were the
        // first users many actors on the pool, they would hold every thread, and all would wait for the pool to grow. A node's cluster uses it first.
        system.Scheduler.ScheduleTellOnce(TimeSpan.Zero, ActorRefs.Nobody, "begin", ActorRefs.NoSender);
        system.EventStream.Subscribe(system.ActorOf(Props.Create(() => new ErrorLog(_errors))), typeof(Error));
        return system;
    }

    /// <summary>Ends a system as a stop of the node does.</summary>
    protected static async Task StopAsync(ActorSystem system)
    {
        await system.Terminate();
        await system.WhenTerminated;
    }

    /// <summary>An entity that stores texts, and answers with what it has.</summary>
    protected static IActorRef Entity(ActorSystem system, string id) => system.ActorOf(Props.Create(() => new Notes(id)));

    /// <summary>Asks; where no answer comes, says what the systems logged meanwhile. A disk may take its time: what is measured here is not speed.</summary>
    protected async Task<string> AskAsync(IActorRef entity, object message)
    {
        try
        {
            return (string)await entity.Ask<object>(message, TimeSpan.FromSeconds(60));
        }
        catch (AskTimeoutException timeout)
        {
            throw new InvalidOperationException($"{entity.Path.Name} did not answer '{message}'. Logged: {string.Join(" | ", _errors)}", timeout);
        }
    }

    /// <inheritdoc/>
    protected override void AfterAll()
    {
        foreach (var system in _systems)
            system.Terminate().Wait(TimeSpan.FromSeconds(10));
        base.AfterAll();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Keeps what the system reports as errors.</summary>
    private sealed class ErrorLog : ReceiveActor
    {
        public ErrorLog(ConcurrentQueue<string> errors) => Receive<Error>(e => errors.Enqueue($"{e.LogSource}: {e.Message} {e.Cause?.Message}"));
    }

    /// <summary>Stores each text it is sent (several as one write); <c>?</c> asks for all.</summary>
    private sealed class Notes(string id) : UntypedPersistentActor
    {
        private readonly List<string> _notes = [];

        public override string PersistenceId => id;

        protected override void OnRecover(object message)
        {
            if (message is string note)
                _notes.Add(note);
        }

        protected override void OnCommand(object message)
        {
            switch (message)
            {
                case "?":
                    Sender.Tell(string.Join(' ', _notes));
                    break;
                case "delete":
                    DeleteMessages(LastSequenceNr);
                    break;
                case DeleteMessagesSuccess:
                    break;
                case string[] several:
                    PersistAll(several, _notes.Add);
                    DeferAsync("", _ => Sender.Tell("stored"));
                    break;
                default:
                    Persist(message, stored =>
                    {
                        _notes.Add(stored.ToString()!);
                        Sender.Tell("stored");
                    });
                    break;
            }
        }

        protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) => Sender.Tell("rejected");
    }
}
