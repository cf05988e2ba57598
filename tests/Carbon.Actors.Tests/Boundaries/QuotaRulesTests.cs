using Carbon.Boundaries;
using Carbon.Boundaries.Quotas;
using Carbon.Contracts;

namespace Carbon.Tests.Boundaries;

public sealed class QuotaRulesTests
{
    private static readonly UnitTree Tree = MakeTree();

    [Fact]
    public void Three_levels_that_fit_are_sound() => Assert.Empty(QuotaRules.Problems(
        [
            Quota("works", "plant:works", "2026", 1000m), Quota("melt", "boundary:melting", "2026", 600m), Quota("roll", "boundary:rolling", "2026", 400m),
            Quota("arc", "source:arc", "2026", 500m), Quota("q4", "plant:works", "2026-Q4", 300m), Quota("nov", "plant:works", "2026-11", 100m),
        ],
        Tree));

    [Fact]
    public void A_breakdown_by_unit_larger_than_its_parent_is_refused_with_numbers()
    {
        var problem = Assert.Single(QuotaRules.Problems(
            [Quota("works", "plant:works", "2026", 1000m), Quota("melt", "boundary:melting", "2026", 600m), Quota("roll", "boundary:rolling", "2026", 401m)], Tree));
        Assert.Equal("quotas[2].tonnes", problem.Path);
        Assert.Contains("1001 t (melt 600 + roll 401), 1 t more than the 1000 t of 'works'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shared_source_counts_with_its_share() => Assert.Empty(QuotaRules.Problems(
        [Quota("melt", "boundary:melting", "2026", 600m), Quota("arc", "source:arc", "2026", 500m), Quota("steam", "source:steam", "2026", 200m)], Tree));

    [Fact]
    public void A_source_skips_a_unit_without_a_quota()
    {
        var problem = Assert.Single(QuotaRules.Problems([Quota("works", "plant:works", "2026", 1000m), Quota("arc", "source:arc", "2026", 1200m)], Tree));
        Assert.Contains("1200", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Months_larger_than_their_year_are_refused_also_where_the_units_are_not_known()
    {
        var months = Enumerable.Range(1, 12).Select(m => Quota($"m{m}", "plant:works", $"2026-{m:00}", 90m));
        var problem = Assert.Single(QuotaRules.Problems([Quota("year", "plant:works", "2026", 1000m), .. months], null));
        Assert.Contains("1080", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_of_a_unit_cannot_exceed_the_year_of_the_plant() => Assert.Single(QuotaRules.Problems(
        [Quota("year", "plant:works", "2026", 1000m), Quota("arc", "source:arc", "2026-11", 1001m)], Tree));

    [Theory]
    [InlineData("plant:works", "2026-13", 1, "period")]
    [InlineData("plant:works", "2026-Q5", 1, "period")]
    [InlineData("plant:works", "26", 1, "period")]
    [InlineData("plant:other", "2026", 1, "scope")]
    [InlineData("works", "2026", 1, "scope")]
    [InlineData("plant:works", "2026", 0, "tonnes")]
    [InlineData("plant:works", "2026", -5, "tonnes")]
    public void A_fault_is_named_by_field(string scope, string period, int tonnes, string field) =>
        Assert.Equal($"quotas[0].{field}", Assert.Single(QuotaRules.Problems([Quota("q", scope, period, tonnes)], Tree)).Path);

    [Fact]
    public void One_scope_has_one_target_for_a_period() =>
        Assert.Contains(QuotaRules.Problems([Quota("a", "plant:works", "2026", 1m), Quota("b", "plant:works", "2026", 2m)], Tree), p => p.Path == "quotas[1].period");

    private static QuotaRecord Quota(string id, string scope, string period, decimal tonnes) =>
        new() { Id = id, Scope = scope, Period = period, Tonnes = DecimalValue.From(tonnes) };

    private static UnitTree MakeTree()
    {
        var plant = new FactoryRecord { Id = "works" };
        plant.Members.AddRange([Member("boundary:melting", 1m), Member("boundary:rolling", 1m)]);
        var melting = new BoundaryRecord { Id = "melting" };
        melting.Members.AddRange([Member("source:arc", 1m), Member("source:steam", 0.5m)]);
        var rolling = new BoundaryRecord { Id = "rolling" };
        rolling.Members.Add(Member("source:steam", 0.5m));
        return new UnitTree(plant, [melting, rolling], ["arc", "steam"]);
    }

    private static MemberRecord Member(string entity, decimal share) => new() { Entity = entity, Share = DecimalValue.From(share) };
}
