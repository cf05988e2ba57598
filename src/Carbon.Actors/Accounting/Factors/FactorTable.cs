using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Factors;

/// <summary>A table of factors as one document prints it. Immutable.</summary>
public sealed record FactorTable
{
    /// <summary>Reference, for example <c>fuels.NDRC-STEEL-2013</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The document, or null when each row names its own.</summary>
    public string? Document { get; init; }

    /// <summary>What is stated of its time and kind.</summary>
    public FactorFacts Facts { get; init; } = FactorFacts.None;

    /// <summary>The series of tables by data year it is part of, or null.</summary>
    public string? Series { get; init; }

    /// <summary>Version, raised with every change of its content.</summary>
    public int Number { get; init; } = 1;

    /// <summary>True where it stands in the library of one's own.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Reference, version and the first eight digits of the content's SHA-256: <c>fuels.NDRC-STEEL-2013/1#1a2b3c4d</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Names of the columns.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>The rows, in order; empty for steam tables.</summary>
    public required ImmutableArray<FactorRow> Rows { get; init; }

    /// <summary>The steam table, when it is one.</summary>
    public SteamTable? Steam { get; init; }

    /// <summary>The entry of the file, with all that is documentation.</summary>
    public required DataMap Documentation { get; init; }

    /// <summary>The row of a key or of one of its aliases, or null.</summary>
    public FactorRow? Find(string key) =>
        Rows.FirstOrDefault(row => row.Key == key) ?? Rows.FirstOrDefault(row => row.Aliases.Contains(key));
}
