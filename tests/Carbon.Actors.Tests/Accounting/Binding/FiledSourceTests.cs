using Carbon.Accounting.Binding;
using Carbon.Accounting.Sources;
using Carbon.Contracts;
using static Carbon.Tests.Accounting.Binding.BindingKit;

namespace Carbon.Tests.Accounting.Binding;

/// <summary>What the configuration file and the portal say of one source, in turn.</summary>
public sealed class FiledSourceTests(ShippedLibrary shipped) : IClassFixture<ShippedLibrary>
{
    private readonly SourceBinder binder = new(shipped.Library, Works);
    private EmissionSource source = EmissionSource.Unknown;

    [Fact]
    public void What_the_portal_changed_stays_when_the_file_says_what_it_said_before()
    {
        Assert.True(File(0.5m));
        Assert.True(Portal(0.6m));
        Assert.False(File(0.5m));
        Assert.Equal(0.6m, Factor);
        Again();
        Assert.False(File(0.5m));
        Assert.True(File(0.7m));
        Assert.Equal(0.7m, Factor);
    }

    [Fact]
    public void A_file_that_says_what_the_portal_did_before_it_does_not_undo_what_the_portal_does_next()
    {
        File(0.5m);
        Portal(0.6m);
        Assert.True(File(0.6m));
        Portal(0.65m);
        Again();
        Assert.False(File(0.6m));
        Assert.Equal(0.65m, Factor);
    }

    [Fact]
    public void A_new_version_of_the_library_changes_no_source_of_the_file()
    {
        File(0.5m);
        var newer = Record(0.5m);
        newer.MethodVersion = "M08/2#00000000";
        newer.Formula += " * 1";
        Assert.False(Configure(newer, fromFile: true));
        Assert.True(Configure(newer, fromFile: false));
    }

    [Fact]
    public void A_source_of_an_old_journal_is_taken_from_the_file_only_where_it_differs()
    {
        var old = Record(0.5m);
        old.Binding = null;
        foreach (var constant in old.Constants)
            (constant.SymbolKind, constant.Table, constant.Calibre) = ("", "", "");
        source = source.Apply(new SourceConfigured { Source = old, Version = 1, At = 1 });
        Again();

        Assert.False(File(0.5m));
        Assert.True(File(0.6m));
        Assert.NotNull(source.Configuration!.Binding);
    }

    [Fact]
    public void A_source_made_in_the_portal_is_not_the_file_s()
    {
        Portal(0.5m);
        Again();
        Assert.Null(source.Filed);
        Assert.False(Portal(0.5m));
        Assert.True(File(0.5m));
        Assert.False(File(0.5m));
    }

    private decimal Factor => source.Configuration!.Constants.Single().Value.ToDecimal();

    /// <summary>The source as it comes back from a snapshot.</summary>
    private void Again() => source = EmissionSource.FromState(SourceState.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(source.ToState())));

    private bool File(decimal factor) => Configure(Record(factor), fromFile: true);

    private bool Portal(decimal factor) => Configure(Record(factor), fromFile: false);

    private SourceRecord Record(decimal factor) =>
        binder.Bind(Identity, Bound("M08.elec", ("AD_elec", "mains", "energy")).Giving("EF_elec", Value(factor)));

    private bool Configure(SourceRecord record, bool fromFile)
    {
        var decision = SourceDecisions.Decide(source, new ConfigureSource { Source = record, By = "who", FromFile = fromFile, Reason = "why" }, DateTimeOffset.UnixEpoch)!;
        Assert.IsType<Done>(decision.Reply);
        source = decision.After;
        return decision.Events.Count > 0;
    }
}
