using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Portal.Revisions;

namespace Carbon.Portal.Tests.Preview;

/// <summary>Keeps what was asked to be marked, and refuses where it is told to.</summary>
internal sealed class PreviewMarks : IPeriodMarks
{
    public List<(string Plant, DateOnly First, DateOnly Last, string By, string Note)> Asked { get; } = [];

    public string? Refusal { get; set; }

    public Task<(PeriodReported? Mark, string Problem)> MarkAsync(string plant, DateOnly first, DateOnly last, string by, string note, CancellationToken cancellation)
    {
        Asked.Add((plant, first, last, by, note));
        return Task.FromResult(Refusal is { } refusal
            ? ((PeriodReported?)null, refusal)
            : (new PeriodReported { From = MeteringRecords.Record(first), To = MeteringRecords.Record(last), By = by, Note = note }, ""));
    }
}
