using Carbon.Contracts;
using Carbon.Portal.Sources;

namespace Carbon.Portal.Entries;

/// <summary>Makes and changes data items; the API and the page use the same one. Every change is an event with who, when and why.</summary>
public interface IItemEditing
{
    /// <summary>Codes of all units in which an item can be kept.</summary>
    IReadOnlyList<string> Units { get; }

    /// <summary>Makes an item or changes it; gives what is wrong by field, or nothing where it was taken.</summary>
    Task<IReadOnlyList<EntryProblem>> ChangeAsync(DataItemRecord item, ChangeNote note, CancellationToken cancellation);
}
