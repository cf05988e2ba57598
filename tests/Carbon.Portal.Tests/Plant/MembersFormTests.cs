using Carbon.Contracts;
using Carbon.Portal.Boundaries;

namespace Carbon.Portal.Tests.Plant;

/// <summary>Members of a unit as a person edits them.</summary>
public sealed class MembersFormTests
{
    [Theory]
    [InlineData("", "field_missing")]
    [InlineData("much", "not_number")]
    [InlineData("0,5", "not_number")]
    [InlineData("0", "no_share")]
    [InlineData("-0.5", "no_share")]
    [InlineData("85", "no_share")]
    [InlineData("0.1234567", "no_share")]
    public void A_share_that_is_none_is_refused_at_its_field(string text, string code)
    {
        var form = new MembersForm(Unit()) { Reason = "meter moved" };
        form.Lines[1].Share = text;
        var problem = Assert.Single(form.Read(Unit()).Problems);
        Assert.Equal((form.Lines[1].Field, code), (problem.Field, problem.Code));
    }

    [Fact]
    public void What_is_added_taken_out_and_shared_becomes_the_unit_and_the_rest_stays()
    {
        var form = new MembersForm(Unit()) { Reason = "meter moved" };
        form.Remove(form.Lines[0]);
        form.Lines[0].Share = "0.85";
        form.Add("source:flux").Share = "１";
        var (unit, problems) = form.Read(Unit());
        Assert.Empty(problems);
        Assert.Equal([("source:roll", 0.85m), ("source:flux", 1m)], unit.Members.Select(m => (m.Entity, m.Share.ToDecimal())));
        Assert.Equal(("melt", "works", "Melt shop"), (unit.Id, unit.Plant, unit.NameEn));
    }

    [Fact]
    public void Another_person_s_change_is_never_overwritten()
    {
        var form = new MembersForm(Unit()) { Reason = "meter moved" };
        form.Lines[0].Share = "0.5";
        var other = Unit();
        other.Members.RemoveAt(1);
        Assert.Equal("members_changed", Assert.Single(form.Read(other).Problems).Code);
        Assert.Equal("members_changed", Assert.Single(form.Read(null).Problems).Code);
    }

    [Fact]
    public void A_reason_and_a_change_are_needed()
    {
        var form = new MembersForm(Unit());
        Assert.Equal("reason", Assert.Single(form.Read(Unit()).Problems).Field);
        form.Reason = "none";
        Assert.Equal("members_same", Assert.Single(form.Read(Unit()).Problems).Code);
    }

    [Fact]
    public void A_refusal_stands_beside_the_member_it_names()
    {
        var form = new MembersForm(Unit());
        Assert.Equal(form.Lines[1].Field, form.Refusal("source:roll counts with more than its whole in all units together").Field);
        Assert.Equal("", form.Refusal("source:rol is not there").Field);
    }

    private static BoundaryRecord Unit() => new()
    {
        Id = "melt",
        Plant = "works",
        NameZh = "炼钢车间",
        NameEn = "Melt shop",
        Members =
        {
            new MemberRecord { Entity = "source:furnace", Share = DecimalValue.From(1m) },
            new MemberRecord { Entity = "source:roll", Share = DecimalValue.From(1m) },
        },
    };
}
