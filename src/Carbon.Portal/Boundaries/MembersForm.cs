using Carbon.Contracts;
using Carbon.Portal.Entries;

namespace Carbon.Portal.Boundaries;

/// <summary>The members of a unit as a person edits them, and what they come to.</summary>
/// <param name="opened">The unit as it was when the form was opened.</param>
public sealed class MembersForm(BoundaryRecord opened)
{
    private readonly List<MemberLine> _lines = [.. opened.Members.Select((m, i) => new MemberLine(m, i))];
    private int _next = opened.Members.Count;

    /// <summary>The members.</summary>
    public IReadOnlyList<MemberLine> Lines => _lines;

    /// <summary>Why, for the record.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Adds a member that counts whole.</summary>
    public MemberLine Add(string entity)
    {
        var line = new MemberLine(new MemberRecord { Entity = entity, Share = DecimalValue.From(1m) }, _next++);
        _lines.Add(line);
        return line;
    }

    /// <summary>Takes a member out.</summary>
    public void Remove(MemberLine line) => _lines.Remove(line);

    /// <summary>The unit as it shall be, with what is wrong.</summary>
    /// <param name="current">The unit as it stands now; where it is no longer what the form was opened on, nothing is overwritten.</param>
    public (BoundaryRecord Unit, IReadOnlyList<EntryProblem> Problems) Read(BoundaryRecord? current)
    {
        var problems = new List<EntryProblem>();
        var unit = opened.Clone();
        unit.Members.Clear();
        foreach (var (member, problem) in _lines.Select(l => l.Read()))
        {
            if (member is not null)
                unit.Members.Add(member);
            if (problem is not null)
                problems.Add(problem);
        }
        if (string.IsNullOrWhiteSpace(Reason))
            problems.Add(new EntryProblem("reason", "This is missing.", "field_missing"));
        if (!opened.Equals(current))
            problems.Add(new EntryProblem("", "Somebody changed this unit since; open the page again.", "members_changed"));
        else if (problems.Count == 0 && unit.Equals(opened))
            problems.Add(new EntryProblem("", "Nothing is changed yet.", "members_same"));
        return (unit, problems);
    }

    /// <summary>What the node refused, beside the member it names.</summary>
    public EntryProblem Refusal(string reason)
    {
        var line = _lines.Where(l => reason.Split(' ', '\'', ';', ',').Contains(l.Entity)).LastOrDefault();
        var code = reason.Contains("more than its whole", StringComparison.Ordinal) ? "member_over" : "";
        return new EntryProblem(line?.Field ?? "", reason, code);
    }
}
