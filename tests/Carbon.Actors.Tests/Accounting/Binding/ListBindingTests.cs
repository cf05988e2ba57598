using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Accounting.Sources;
using Carbon.Contracts;
using static Carbon.Tests.Accounting.Binding.BindingKit;

namespace Carbon.Tests.Accounting.Binding;

/// <summary>A carbon balance over lists of feedstocks, products and wastes (M09), its components bound to meters, entries and laboratory values.</summary>
public sealed class ListBindingTests(ShippedLibrary shipped) : IClassFixture<ShippedLibrary>
{
    private readonly SourceBinder binder = new(shipped.Library, Works);

    [Fact]
    public void Each_component_is_bound_by_itself_and_the_balance_is_their_sum()
    {
        var record = binder.Bind(Identity, Balance());
        Assert.Equal(["AD_p__1", "AD_r__1", "AD_r__2"], record.Activities.Select(a => a.Symbol).Order());
        Assert.Equal("feedstock input (coke)", record.Activities.Single(a => a.Symbol == "AD_r__2").TitleEn);
        Assert.Equal("process.chem2013.product_carbon/ethylene", record.Constants.Single(c => c.Symbol == "CC_p__1").Table);
        var laboratory = record.Constants.Single(c => c.Symbol == "CC_r__1");
        Assert.Equal(("naphtha-carbon", 0.85m, "tC/t"), (laboratory.Item, laboratory.Value.ToDecimal(), laboratory.Unit));

        Assert.Equal(Tonnes(0.85m), Tonnes(record), 12);
        var measured = new Dictionary<string, ItemValues> { ["naphtha-carbon"] = new(1, [new ItemValueRecord { Value = DecimalValue.From(0.84m), Approved = true }]) };
        Assert.Equal(Tonnes(0.84m), Tonnes(record, measured), 12);
    }

    [Fact]
    public void The_binding_is_kept_as_it_was_asked_for_and_binding_it_again_changes_nothing()
    {
        var record = binder.Bind(Identity, Balance());
        Assert.Equal(["p", "r", "w"], record.Binding.Lists.Select(l => l.Index));
        Assert.Equal("t", record.Binding.Lists[1].Components[0].Activity.Single().Terms.Single().Unit);
        Assert.Empty(record.Binding.Activity);
        Assert.Equal(record, binder.Bind(Identity, record.Binding));
        Assert.Empty(LibraryNews.Of(record, binder));
    }

    [Fact]
    public void A_problem_names_the_component_and_its_symbol()
    {
        var nowhere = Balance();
        nowhere.Lists[1].Components[1].Activity[0].Terms[0] = new TermRecord { Name = "value", Meter = "belt", Point = "nothing" };
        nowhere.Lists[1].Components[0].Given[0].Item = "lost";
        var problems = binder.TryBind(Identity, nowhere).Problems;
        Assert.Equal(["components.r[1].AD_r", "components.r[0].CC_r"], problems.Select(p => p.Symbol));
        Assert.StartsWith("AD_r of component 2 (coke) of r:", problems[0].Message);
        Assert.Contains("no data item 'lost'", problems[1].Message);

        var missing = Balance();
        missing.Lists[1].Components[1].Given.Clear();
        Assert.Contains("CC_r of component 2 (coke) of r", Only(missing).Message);
        var stranger = Balance();
        stranger.Lists[1].Components[0].Given[0].Symbol = "CC_p";
        Assert.Equal("components.r[0].CC_p", Only(stranger).Symbol);
        var unknown = Balance();
        unknown.Lists[2].Index = "x";
        Assert.Contains("unknown list components.x", Only(unknown).Message);
        var twice = Balance();
        twice.Lists.Add(twice.Lists[0].Clone());
        Assert.Contains("bound twice", Only(twice).Message);
        var both = Balance();
        both.Lists[0].Components[0].Given.Add(new GivenSymbolRecord { Symbol = "AD_p", Values = { Value(3m) } });
        Assert.Contains("AD_p of component 1 (ethylene) of p is bound twice", Only(both).Message);
    }

    [Fact]
    public void Another_calibre_of_a_component_has_to_be_named_there()
    {
        var before = binder.Bind(Identity, Balance());
        before.Constants.Single(c => c.Symbol == "CC_p__1").Calibre = "site";
        var after = before.Clone();
        after.Constants.Single(c => c.Symbol == "CC_p__1").Calibre = "default";
        Assert.Contains("CC_p__1", CalibreChange.Problem(before, after));
        after.Binding.Lists[0].Components[0].Given.Add(new GivenSymbolRecord { Symbol = "CC_p", Values = { Row("process.chem2013.product_carbon", "ethylene", "default") } });
        Assert.Null(CalibreChange.Problem(before, after));
    }

    private BindingProblem Only(BindingRecord binding) => Assert.Single(binder.TryBind(Identity, binding).Problems);

    private static decimal Tonnes(decimal naphtha) => (50m * naphtha + 2.5m * 0.9m - 40m * 0.856m) * 44m / 12m;

    private static decimal Tonnes(SourceRecord record, IReadOnlyDictionary<string, ItemValues>? items = null)
    {
        var quantities = new Dictionary<string, decimal> { ["AD_r__1"] = 50m, ["AD_r__2"] = 2500m, ["AD_p__1"] = 40m };
        return SourceFormula.Compile(record, items ?? new Dictionary<string, ItemValues>()).Tonnes([.. record.Activities.Select(a => quantities[a.Symbol])], Instant(2026, 3, 1));
    }

    private static long Instant(int year, int month, int day) => new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    /// <summary>Naphtha by a belt, its carbon from the laboratory; coke by entries in kg; ethylene out with the carbon of the guide; no waste.</summary>
    private static BindingRecord Balance() => new()
    {
        MethodSource = "M09.feedstock",
        Lists =
        {
            new ComponentListRecord
            {
                Index = "p",
                Components =
                {
                    new ComponentRecord { Item = "ethylene", Select = { new SelectRecord { Token = "product", Row = "ethylene" } }, Activity = { Bound("", ("AD_p", "belt", "total")).Activity } },
                },
            },
            new ComponentListRecord
            {
                Index = "r",
                Components =
                {
                    new ComponentRecord { Item = "naphtha", Given = { new BindingRecord().Asking("CC_r", "naphtha-carbon", Value(0.85m, "tC/t")).Given }, Activity = { Bound("", ("AD_r", "belt", "total")).Activity } },
                    new ComponentRecord { Item = "coke", Given = { new BindingRecord().Giving("CC_r", Value(0.9m, "tC/t")).Given }, Activity = { Bound("", ("AD_r", "item", "coal")).Activity } },
                },
            },
            new ComponentListRecord { Index = "w" },
        },
    };
}
