using System.Collections.Immutable;
using Carbon.Accounting.Binding;
using Carbon.Contracts;
using Carbon.Views;

namespace Carbon.Portal.Sources;

/// <summary>A source as somebody wants it.</summary>
/// <param name="Id">Id of the source; one that is not there yet is made.</param>
/// <param name="Plant">Id of the plant.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Binding">What is bound to what.</param>
public sealed record SourceProposal(string Id, string Plant, string NameZh, string NameEn, BindingRecord Binding);

/// <summary>Where a new source counts.</summary>
/// <param name="Unit"><c>boundary:ID</c>, or <c>plant:ID</c> for the plant itself.</param>
/// <param name="Share">Share that counts, greater than 0 and at most 1.</param>
public sealed record UnitPlace(string Unit, decimal Share);

/// <summary>Who changes something, and why.</summary>
public sealed record ChangeNote(string By, string Reason);

/// <summary>What a proposal comes to.</summary>
/// <param name="Record">The source as it would be; null where it cannot be bound.</param>
/// <param name="Problems">What is wrong, by symbol; empty where nothing is.</param>
/// <param name="Differences">What would change for a source that is there already.</param>
public sealed record SourcePreview(SourceRecord? Record, ImmutableArray<BindingProblem> Problems, ImmutableArray<LibraryDifference> Differences);

/// <summary>Binds sources and puts them into units: for the pages and the API. Every change is an event with who, when and why.</summary>
public interface ISourceEditing
{
    /// <summary>What the library has for a source that is newer than what it was bound to; nothing is taken over by itself.</summary>
    ImmutableArray<LibraryDifference> News(SourceRecord source);

    /// <summary>What a proposal would come to; nothing is changed.</summary>
    SourcePreview Preview(SourceProposal proposal);

    /// <summary>Binds a source, and makes it a member of a unit where it is in none.</summary>
    /// <param name="proposal">The source.</param>
    /// <param name="place">Where it counts; needed for a source that no unit holds.</param>
    /// <param name="note">Who and why; a reason is needed.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task<SourcePreview> ChangeAsync(SourceProposal proposal, UnitPlace? place, ChangeNote note, CancellationToken cancellation);

    /// <summary>Every configuration the source ever had, newest first.</summary>
    IReadOnlyList<SourceVersion> History(string source);

    /// <summary>What may be chosen for a symbol, best first.</summary>
    /// <exception cref="Carbon.Accounting.AccountingException">The source of the method or the symbol is not known.</exception>
    ImmutableArray<SymbolChoice> Choices(string methodSource, string symbol, IReadOnlyDictionary<string, string> select, string? gwpSet, string? calibre);

    /// <summary>Sets the members of a unit; a new unit becomes a member of the plant. What is wrong, or nothing.</summary>
    Task<ImmutableArray<string>> SetMembersAsync(BoundaryRecord boundary, ChangeNote note, CancellationToken cancellation);
}
