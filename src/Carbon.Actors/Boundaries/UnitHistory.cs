using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Boundaries;

/// <summary>All that a unit's members ever fed and the unit ever settled: the fold by which days that it no longer holds are reckoned.</summary>
public sealed class UnitHistory
{
    private Consolidation _sums = Consolidation.Empty with { Retain = int.MaxValue };

    /// <summary>Members with everything they fed.</summary>
    public IReadOnlyDictionary<string, MemberDays> Members => _sums.Members;

    /// <summary>Takes the unit's next event.</summary>
    public void Take(IMessage @event) => _sums = @event switch
    {
        BoundaryConfigured configured => _sums.Over(configured.Boundary.Members),
        FactoryConfigured configured => _sums.Over(configured.Factory.Members),
        MemberDaysTaken taken => _sums.Take(taken),
        EmissionDaysSettled settled => _sums.Settle(settled),
        _ => _sums,
    };

    /// <summary>Days before <paramref name="before"/> (yyyymmdd) that come to something else than is settled, each with its next revision, oldest first.</summary>
    public IReadOnlyList<EmissionDayRecord> Restated(int before) => _sums.Restated(before);
}
