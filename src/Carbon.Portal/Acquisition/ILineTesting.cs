namespace Carbon.Portal.Acquisition;

/// <summary>
/// Questions to a line besides its schedule: for the pages and the API. A line that runs is shared: test reads take the next turn, a search comes
/// after everything that is due, one deadline at a time. A line that does not run is opened for the question and closed again.
/// </summary>
public interface ILineTesting
{
    /// <summary>Reads a meter now, saved or not. Nothing is recorded.</summary>
    Task<LineOutcome<MeterTest>> ReadAsync(MeterTestRequest request, CancellationToken cancellation);

    /// <summary>Begins to search a line for addresses.</summary>
    Task<LineOutcome<LineScan>> StartScanAsync(LineScanRequest request, CancellationToken cancellation);

    /// <summary>A search; null where there is none. Searches that are over are kept for an hour.</summary>
    LineScan? Scan(string id);

    /// <summary>Ends a search; false where there is none.</summary>
    bool CancelScan(string id);
}
