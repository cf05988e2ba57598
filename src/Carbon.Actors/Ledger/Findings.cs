using Google.Protobuf;

namespace Carbon.Ledger;

/// <summary>What a verification found so far.</summary>
public sealed class Findings
{
    /// <summary>Figures recomputed and compared.</summary>
    public long Checked { get; private set; }

    /// <summary>Figures that do not come out as recorded.</summary>
    public long Different { get; private set; }

    /// <summary>The first thing that is not as it should be; null while all is.</summary>
    public BadEvent? First { get; private set; }

    /// <summary>Compares what is recorded with what follows, message by message.</summary>
    public void Compare<T>(long ordering, string what, IReadOnlyList<T> recorded, IReadOnlyList<T> recomputed)
        where T : IMessage<T>
    {
        Checked += recorded.Count;
        for (var i = 0; i < Math.Max(recorded.Count, recomputed.Count); i++)
        {
            if (i < recorded.Count && i < recomputed.Count && recorded[i].Equals(recomputed[i]))
                continue;
            Different++;
            Report(ordering, $"{what}: recorded {Text(recorded, i)}, recomputed {Text(recomputed, i)}");
        }
    }

    /// <summary>Notes that something is not as it should be.</summary>
    public void Report(long ordering, string reason) => First ??= new BadEvent(ordering, reason);

    private static string Text<T>(IReadOnlyList<T> figures, int index) where T : IMessage<T> =>
        index < figures.Count ? JsonFormatter.Default.Format(figures[index]) : "nothing";
}

/// <summary>The first event that is not as it should be.</summary>
/// <param name="Sequence">Its place in the journal.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record BadEvent(long Sequence, string Reason);
