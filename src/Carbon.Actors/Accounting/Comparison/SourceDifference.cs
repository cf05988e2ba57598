namespace Carbon.Accounting.Comparison;

/// <summary>What of a source differs between two states, in a period.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Left">Tonnes on the left, with its share.</param>
/// <param name="Right">Tonnes on the right, with its share.</param>
/// <param name="Parts">The difference by cause; the parts add up to <paramref name="Right"/> - <paramref name="Left"/> exactly.</param>
/// <param name="Changes">What changed.</param>
/// <param name="DaysKept">Days that could not be reckoned on one side and count as recorded.</param>
/// <param name="Floored">A negative sum of a whole calendar year counts as 0 on one side or both, as the method says.</param>
public sealed record SourceDifference(
    string Source, decimal Left, decimal Right, IReadOnlyDictionary<ChangeCause, decimal> Parts, IReadOnlyList<Change> Changes, int DaysKept, bool Floored = false);

/// <summary>One thing that differs, as data: the reader's language is put to it where it is shown.</summary>
/// <param name="Cause">Where it belongs.</param>
/// <param name="Subject">Symbol, measuring point (<c>meter/point</c>), or what of the method or share.</param>
/// <param name="Left">As it was; empty: not there.</param>
/// <param name="Right">As it is; empty: not there any more.</param>
/// <param name="Unit">Unit of both, where they are quantities.</param>
/// <param name="LeftOrigin">Where the left value is from: table, document, laboratory report.</param>
/// <param name="RightOrigin">Where the right value is from.</param>
/// <param name="From">First instant (ms) for which it holds; 0: the whole period.</param>
/// <param name="To">First instant after.</param>
public sealed record Change(
    ChangeCause Cause, string Subject, string Left, string Right, string Unit = "", string LeftOrigin = "", string RightOrigin = "", long From = 0, long To = 0);
