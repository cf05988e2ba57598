using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Portal.Sources;
using Carbon.Views;

namespace Carbon.Node.Sources;

/// <summary>Changes which sources and units a unit holds.</summary>
public sealed class UnitEditing(PlantCatalogue catalogue, EntityGateway gateway)
{
    /// <summary>Why a source cannot be put there; null where it can.</summary>
    public string? Problem(string source, UnitPlace? place)
    {
        var holders = Holders(source).ToList();
        if (place is null)
            return holders.Count > 0 ? null : "say in which unit the source counts: \"boundary:ID\" with its share, or \"plant:ID\" for the plant itself";
        if (holders.Count > 0)
            return $"the source counts in {string.Join(", ", holders)} already; change the members of that unit";
        if (place.Share is <= 0m or > 1m)
            return "the share must be greater than 0 and at most 1";
        return Boundary(place.Unit) is null && Plant(place.Unit) is null ? $"there is no unit '{place.Unit}'" : null;
    }

    /// <summary>Puts a source into a unit.</summary>
    /// <returns>Why it was refused; null where it was done.</returns>
    public async Task<string?> AddAsync(string entity, UnitPlace place, ChangeNote note, CancellationToken cancellation)
    {
        var member = new MemberRecord { Entity = entity, Share = DecimalValue.From(place.Share) };
        if (Boundary(place.Unit) is { } boundary)
        {
            var changed = boundary.Clone();
            changed.Members.Add(member);
            return (await gateway.SendAsync(new ConfigureBoundary { Boundary = changed, By = note.By, ByHand = true, Reason = note.Reason }, cancellation) as Refused)?.Reason;
        }
        var plant = Plant(place.Unit)!.Clone();
        plant.Members.Add(member);
        return (await gateway.SendAsync(new ConfigureFactory { Factory = plant, By = note.By, ByHand = true, Reason = note.Reason }, cancellation) as Refused)?.Reason;
    }

    /// <summary>Sets the members of a unit; a new unit becomes a member of the plant.</summary>
    public async Task<ImmutableArray<string>> SetAsync(BoundaryRecord boundary, ChangeNote note, CancellationToken cancellation)
    {
        var boundaries = catalogue.Boundaries();
        var problems = UnitTreeCheck.Problems(boundary, boundaries, catalogue.Sources().Select(s => s.Record.Id).ToHashSet(StringComparer.Ordinal)).ToImmutableArray();
        if (!problems.IsEmpty)
            return problems;
        if (await gateway.SendAsync(new ConfigureBoundary { Boundary = boundary, By = note.By, ByHand = true, Reason = note.Reason }, cancellation) is Refused refused)
            return [refused.Reason];
        if (boundaries.Any(b => b.Id == boundary.Id))
            return [];
        return await AddAsync($"boundary:{boundary.Id}", new UnitPlace($"plant:{boundary.Plant}", 1m), note, cancellation) is { } reason ? [reason] : [];
    }

    private IEnumerable<string> Holders(string source) =>
        catalogue.Boundaries().Where(b => b.Members.Any(m => m.Entity == $"source:{source}")).Select(b => $"boundary:{b.Id}")
            .Concat(catalogue.Plants().Where(p => p.Members.Any(m => m.Entity == $"source:{source}")).Select(p => $"plant:{p.Id}"));

    private BoundaryRecord? Boundary(string unit) => catalogue.Boundaries().FirstOrDefault(b => $"boundary:{b.Id}" == unit);

    private FactoryRecord? Plant(string unit) => catalogue.Plants().FirstOrDefault(p => $"plant:{p.Id}" == unit);
}
