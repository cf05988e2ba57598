using Carbon.Contracts;
using Carbon.Portal.Figures;
using Carbon.Portal.Language;

namespace Carbon.Portal.Boundaries;

/// <summary>Something that can become a member of a unit.</summary>
/// <param name="Entity"><c>source:ID</c> or <c>boundary:ID</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Elsewhere">Where it counts already, with its share; empty: nowhere.</param>
public sealed record MemberChoice(string Entity, string Name, string Elsewhere)
{
    /// <summary>Everything of a plant that a unit may hold. What the plant holds itself would count twice and is left out.</summary>
    public static IReadOnlyList<MemberChoice> For(BoundaryRecord unit, PlantRecordSet plant, Words words)
    {
        var all = plant.Sources.Select(s => (Entity: $"source:{s.Id}", Name: words.Name(s.NameZh, s.NameEn)))
            .Concat(plant.Units.Where(u => u.Id != unit.Id).Select(u => (Entity: $"boundary:{u.Id}", Name: words.Name(u.NameZh, u.NameEn))));
        var direct = plant.Factory.Members.Select(m => m.Entity).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from choice in all
               where !direct.Contains(choice.Entity)
               let held = plant.Units.Where(u => u.Id != unit.Id).SelectMany(u => u.Members.Where(m => m.Entity == choice.Entity).Select(m => $"{words.Name(u.NameZh, u.NameEn)} {Digits.Percent(m.Share.ToDecimal())}"))
               select new MemberChoice(choice.Entity, choice.Name, string.Join(", ", held)),
        ];
    }
}
