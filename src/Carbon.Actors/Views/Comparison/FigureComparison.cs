using Carbon.Accounting.Comparison;

namespace Carbon.Views.Comparison;

/// <summary>Figures of a scope and period in two states, and why they differ. Sources shown apart do not count in it; whole calendar years are floored as in the figure of the year, parts of years are signed.</summary>
/// <param name="Left">Tonnes on the left.</param>
/// <param name="Right">Tonnes on the right.</param>
/// <param name="Parts">The difference by cause; adds up exactly.</param>
/// <param name="Sources">The sources that differ, the largest difference first.</param>
/// <param name="LeftAt">What the left side knows ends here; null: now.</param>
/// <param name="RightAt">What the right side knows ends here; null: now.</param>
public sealed record FigureComparison(
    decimal Left, decimal Right, IReadOnlyDictionary<ChangeCause, decimal> Parts, IReadOnlyList<SourceDifference> Sources,
    DateTimeOffset? LeftAt, DateTimeOffset? RightAt);

/// <summary>A settled figure as it stood from an instant on.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Tonnes">Tonnes, with the shares of today; deductions negative.</param>
/// <param name="Revision">Revision of the figure.</param>
/// <param name="Sources">Sources whose days changed with it.</param>
public sealed record FigureRevision(DateTimeOffset At, decimal Tonnes, int Revision, IReadOnlyList<string> Sources);
