using Carbon.Contracts;

namespace Carbon.Portal.Revisions;

/// <summary>Marks periods as reported: for the pages and the API.</summary>
public interface IPeriodMarks
{
    /// <summary>Marks a period: what is known now is what was reported.</summary>
    /// <param name="plant">Id of the plant.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day, included.</param>
    /// <param name="by">Who.</param>
    /// <param name="note">To whom it was reported, or what else should be found with it.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The mark, or why it was refused.</returns>
    Task<(PeriodReported? Mark, string Problem)> MarkAsync(string plant, DateOnly first, DateOnly last, string by, string note, CancellationToken cancellation);
}
