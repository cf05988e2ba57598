using Carbon.Contracts;
using Carbon.Portal.Entries;

namespace Carbon.Portal.Boundaries;

/// <summary>A member of a unit as a person edits it.</summary>
/// <param name="record">The member as it stands; what is not edited is kept.</param>
/// <param name="number">Number of the line within its form.</param>
public sealed class MemberLine(MemberRecord record, int number)
{
    private const int MaximumDecimals = 6;

    /// <summary><c>source:ID</c> or <c>boundary:ID</c>.</summary>
    public string Entity => record.Entity;

    /// <summary>Name of its field.</summary>
    public string Field { get; } = FormattableString.Invariant($"share-{number}");

    /// <summary>Share that counts, as it is written: 1 is the whole.</summary>
    public string Share { get; set; } = EntryForm.Text(record.Share.ToDecimal());

    /// <summary>The member, or what is wrong with its share.</summary>
    public (MemberRecord? Member, EntryProblem? Problem) Read()
    {
        if (string.IsNullOrWhiteSpace(Share))
            return (null, new EntryProblem(Field, "This is missing.", "field_missing"));
        if (EnteredNumber.Parse(Share) is not { } share)
            return (null, new EntryProblem(Field, $"'{Share}' is not a number; write it as 1234.56.", "not_number", [Share]));
        if (share is <= 0m or > 1m || decimal.Round(share, MaximumDecimals) != share)
            return (null, new EntryProblem(Field, $"'{Share}' is no share; write more than 0 and at most 1, with at most {MaximumDecimals} decimals.", "no_share", [Share]));
        var member = record.Clone();
        member.Share = DecimalValue.From(share);
        return (member, null);
    }
}
