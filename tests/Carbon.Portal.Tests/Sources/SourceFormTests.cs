using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Accounting.Factors;
using Carbon.Contracts;
using Carbon.Portal.Sources;

namespace Carbon.Portal.Tests.Sources;

/// <summary>What is filled in becomes a binding (clause 9.2), and what is wrong stands at its field.</summary>
public sealed class SourceFormTests
{
    private static readonly Lazy<AccountingLibrary> Shipped = new(() => AccountingLibrary.Load(Path.Combine(AppContext.BaseDirectory, "config")));
    private readonly SourceForm _form = new() { Id = "boiler", NameEn = "boiler" };

    public SourceFormTests() => _form.Choose(Shipped.Value.Method("M29").Find("M29.elec"));

    [Fact]
    public void One_point_needs_no_expression()
    {
        _form.Symbols["AD_E"].From = SymbolForm.Measured;
        _form.Symbols["AD_E"].Points.Terms[0].Thing = BoundTerm.Point("gas", "volume");
        var activity = Assert.Single(Read().Activity);
        Assert.Equal(("AD_E", "", "value", "gas", "volume"), (activity.Symbol, activity.Expression, activity.Terms[0].Name, activity.Terms[0].Meter, activity.Terms[0].Point));
    }

    [Fact]
    public void Several_points_keep_their_names_and_empty_ones_are_left_out()
    {
        var points = _form.Symbols["AD_E"].Points;
        _form.Symbols["AD_E"].From = SymbolForm.Measured;
        points.Add();
        points.Add();
        (points.Terms[0].Thing, points.Terms[2].Thing, points.Expression) = (BoundTerm.Point("main", "energy"), BoundTerm.Item("own-use"), " a - c ");
        var activity = Assert.Single(Read().Activity);
        Assert.Equal("a - c", activity.Expression);
        Assert.Equal(["a", "c"], activity.Terms.Select(t => t.Name));
        Assert.Equal("own-use", BoundItem.Of(activity.Terms[1]));
    }

    [Fact]
    public void A_value_of_one_s_own_needs_a_number_and_a_document()
    {
        var factor = _form.Symbols["EF_E"];
        (factor.From, factor.Value.Value) = (SymbolForm.Own, "much");
        var problems = _form.Read("plant", _ => []).Problems;
        Assert.Equal([SourceFields.Value("EF_E"), SourceFields.Document("EF_E")], problems.Select(p => p.Field));
        (factor.Value.Value, factor.Value.Unit, factor.Value.Document, factor.Value.From) = ("0.5", "tCO2/MWh", "contract 7", new DateOnly(2025, 1, 1));
        var given = Assert.Single(Assert.Single(Read().Given).Values);
        Assert.Equal((0.5m, "tCO2/MWh", "contract 7", 20250101), (given.Value.ToDecimal(), given.Unit, given.Origin, given.ValidFrom));
    }

    [Fact]
    public void A_row_of_another_calibre_is_named_by_choosing_it()
    {
        var choice = new SymbolChoice("table", 4, null, "t.a", "r", "value", 1m, "tCO2/MWh", new FactorFacts { Calibre = "fossil" }, null, true, false, true);
        _form.Symbols["EF_E"].From = SymbolForm.Key(choice);
        var given = Assert.Single(Assert.Single(_form.Read("plant", _ => [choice]).Proposal.Binding.Given).Values);
        Assert.Equal(("t.a", "r", "value", "fossil"), (given.Table, given.Row, given.Column, given.Calibre));
    }

    [Fact]
    public void What_is_recorded_comes_back_unchanged_also_where_the_form_cannot_show_it()
    {
        var binding = new BindingRecord { MethodSource = "M29.elec", GwpSet = "AR5" };
        var dated = new GivenSymbolRecord { Symbol = "EF_E" };
        dated.Values.Add(new GivenRecord { Value = DecimalValue.From(0.6m), Unit = "tCO2/MWh", Origin = "a", ValidTo = 20241231 });
        dated.Values.Add(new GivenRecord { Value = DecimalValue.From(0.5m), Unit = "tCO2/MWh", Origin = "b", ValidFrom = 20250101 });
        binding.Given.Add(dated);
        var activity = new BoundActivityRecord { Symbol = "AD_E", Expression = "x - y", Unit = "kWh" };
        activity.Terms.Add(new TermRecord { Name = "x", Meter = "main", Point = "energy" });
        activity.Terms.Add(new TermRecord { Name = "y", Meter = "rest", Point = "energy" });
        binding.Activity.Add(activity);
        var record = new SourceRecord { Id = "s", NameEn = "s", MethodSource = "M29.elec", Binding = binding };
        Assert.Equal(binding, new SourceForm(record, Shipped.Value.Method("M29").Find("M29.elec")).Read("plant", _ => []).Proposal.Binding);
    }

    [Fact]
    public void A_refusal_stands_at_its_symbol()
    {
        Assert.Equal("from-AD_E", SourceFields.Of(new BindingProblem("AD_E", "no"), _form).Field);
        Assert.Equal("gwpSet", SourceFields.Of(new BindingProblem("gwp_set", "no"), _form).Field);
        Assert.Equal("", SourceFields.Of(new BindingProblem(null, "no"), _form).Field);
    }

    private BindingRecord Read() => _form.Read("plant", _ => []).Proposal.Binding;
}
