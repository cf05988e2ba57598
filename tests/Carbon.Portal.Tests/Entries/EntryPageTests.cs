using System.Globalization;
using Bunit;
using Bunit.TestDoubles;
using Carbon.Portal.Access;
using Carbon.Portal.Entries;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Portal.Sources;
using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;
using Carbon.Portal.Traces;
using Carbon.Registry.Entries;
using Carbon.Views.Entries;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Carbon.Portal.Tests.Entries;

/// <summary>Pages of entries over a plant whose items decide as in a running node.</summary>
public sealed class EntryPageTests : BunitContext, IAsyncLifetime
{
    private readonly DemonstrationPlant _plant = new(MeterPlan.Start.AddHours(40));
    private readonly BunitAuthorizationContext _visitor;

    public EntryPageTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        PreviewHost.AddPlant(Services, _plant);
        Services.AddSingleton<Words>().AddSingleton<Moments>().AddScoped<Pulse>().AddScoped<Carbon.Portal.Frame.Browser>().AddScoped<PlantChoice>().AddScoped<Visitor>().AddScoped<EntryFiling>();
        _visitor = AddAuthorization().SetAuthorized("admin").SetPolicies(Rights.Enter, Rights.Configure);
        // What is entered lies in months that are over on this day.
        _plant.Clock.Now = DemonstrationPlant.Usual;
    }

    private PreviewEntries Desk => Services.GetRequiredService<PreviewEntries>();

    private EntryQueries Queries => Services.GetRequiredService<EntryQueries>();

    private string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    [Fact]
    public async Task What_is_missing_stands_with_its_period_and_leads_to_the_form_for_it()
    {
        await SomeEntries.MakeAsync(Desk);
        var page = Render<DuePage>();
        var row = page.FindAll("tbody tr")[0];
        Assert.Contains("Diesel of vehicles", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-07", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("overdue 111 d", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("/entries/items/diesel/enter?from=2026-07-01&to=2026-07-31", row.QuerySelector("a.button")!.GetAttribute("href"));
        page.Find("select").Change("lab");
        Assert.DoesNotContain("Diesel of vehicles", page.Find(".card").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_enter_sees_what_is_due_and_no_way_to_enter_it()
    {
        await SomeEntries.MakeAsync(Desk);
        _visitor.SetPolicies();
        Assert.Empty(Render<DuePage>().FindAll("a.button[href*=enter], a.button[href*=import]"));
        Assert.Empty(Render<ReviewPage>().FindAll("td button"));
        Assert.Empty(Render<ItemsPage>().FindAll("a[href='/entries/new-item']"));
        var form = Form("diesel", "2026-07-01", "2026-07-31");
        form.Find("#value").Change("10");
        await form.Find("form").SubmitAsync();
        Assert.Contains("may not do this", form.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Queries.Entries("diesel"), e => e.Entry.From == new DateOnly(2026, 7, 1));
    }

    [Theory]
    [InlineData("value", "12,5", "'12,5' is not a number")]
    [InlineData("value", "", "The value is missing")]
    [InlineData("value", "-1", "less than the least")]
    [InlineData("value", "501", "more than the most")]
    [InlineData("unit", "GJ", "'GJ' does not convert into t")]
    [InlineData("to", "2026-08-05", "longer than a natural month")]
    [InlineData("to", "2026-06-05", "before the first")]
    [InlineData("from", "2025-07-01", "more than 396 days ago")]
    public async Task A_refusal_stands_beside_its_field_and_nothing_that_was_typed_is_lost(string field, string text, string reason)
    {
        var form = Form("diesel", "2026-07-01", "2026-07-31");
        form.Find("#value").Change("10");
        form.Find("#document").Change("F-7");
        form.Find($"#{field}").Change(text);
        if (text == "2025-07-01")
            form.Find("#to").Change("2025-07-31");
        await form.Find("form").SubmitAsync();
        var problem = form.Find($"#{field}-problem");
        Assert.Contains(reason, problem.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", form.Find($"#{field}").GetAttribute("aria-invalid"));
        Assert.Contains($"{field}-problem", form.Find($"#{field}").GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal(("F-7", text), (form.Find("#document").GetAttribute("value"), form.Find($"#{field}").GetAttribute("value") ?? ""));
        Assert.Empty(Queries.Entries("diesel"));
    }

    [Fact]
    public async Task Beyond_twice_the_history_the_form_asks_for_a_reason_and_marks_the_entry()
    {
        await SomeEntries.MakeAsync(Desk);
        await Desk.MoveAsync("diesel", "oct", EntryState.Rejected, "wrong", "li", default);
        var form = Form("diesel", "2026-10-01", "2026-10-31");
        Assert.Contains("Beyond twice 42.5 t (2026-09)", form.Find("#value-hint").TextContent, StringComparison.Ordinal);
        Assert.Empty(form.FindAll("#confirmation"));
        form.Find("#value").Change("90");
        await form.Find("form").SubmitAsync();
        Assert.Contains("more than twice 42.5", form.Find("#value-problem").TextContent, StringComparison.Ordinal);
        await form.Find("form").SubmitAsync();
        Assert.Contains("Say why", form.Find("#confirmation-problem").TextContent, StringComparison.Ordinal);
        form.Find("#confirmation").Change("two convoys");
        await form.Find("form").SubmitAsync();
        var entry = Assert.Single(Queries.Waiting(), e => e.Item == "diesel");
        Assert.Equal((90m, "admin", "two convoys", true), (entry.Entry.Value, entry.Entry.SubmittedBy, entry.Entry.Record.Confirmation, entry.Check!.Exceeded));
        Assert.Equal(EntryAddress.Entry("diesel", entry.Entry.Record.Id), Address);
    }

    [Fact]
    public async Task Vouchers_go_with_the_entry_and_those_that_are_not_taken_say_why()
    {
        var form = Form("diesel", "2026-07-01", "2026-07-31");
        form.FindComponent<InputFile>().UploadFiles(
            InputFileContent.CreateFromText("x", "virus.exe"), InputFileContent.CreateFromText(new string('x', 2000), "long.txt"), InputFileContent.CreateFromText("10 t", "filling.txt"));
        Assert.Contains("virus.exe is not taken", form.Find("#voucher-problem").TextContent, StringComparison.Ordinal);
        form.Find("#value").Change("10,000");
        form.Find("#unit").Change("kg");
        await form.Find("form").SubmitAsync();
        var entry = Assert.Single(Queries.Entries("diesel"));
        Assert.Equal((10m, 10000m, EntryState.Submitted), (entry.Entry.Value, entry.Entry.Record.Original.ToDecimal(), entry.Entry.State));
        var voucher = Assert.Single(entry.Entry.Record.Vouchers);
        var page = EntryOf(entry);
        Assert.Contains(voucher.Sha256, page.Find(".hash").TextContent, StringComparison.Ordinal);
        Assert.Equal(EntryAddress.Voucher("diesel", entry.Entry.Record.Id, voucher.Sha256), page.Find(".vouchers a").GetAttribute("href"));
        Assert.Contains("Diesel, vehicles", page.Find(".uses").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/figures/source~diesel~month~2026-07", page.Find(".uses .tonnes a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_counts_nowhere_is_gone_on_with_and_handed_in()
    {
        var form = Form("diesel", "2026-07-01", "2026-07-31");
        form.Find("#value").Change("10");
        await form.Find(".form-buttons button[type=button]").ClickAsync();
        var draft = Assert.Single(Queries.Entries("diesel"));
        Assert.Equal((EntryState.Draft, false), (draft.Entry.State, draft.Counts));
        Assert.Equal(EntryAddress.EditDraft("diesel", draft.Entry.Record.Id), EntryOf(draft).Find(".entry-actions a.primary").GetAttribute("href"));
        Services.GetRequiredService<NavigationManager>().NavigateTo(EntryAddress.EditDraft("diesel", draft.Entry.Record.Id));
        form = Render<EnterPage>(p => p.Add(f => f.Id, "diesel"));
        Assert.Equal("10", form.Find("#value").GetAttribute("value"));
        form.Find("#value").Change("11");
        await form.Find("form").SubmitAsync();
        var entry = Assert.Single(Queries.Entries("diesel"));
        Assert.Equal((EntryState.Submitted, 11m), (entry.Entry.State, entry.Entry.Value));
    }

    [Fact]
    public async Task Correcting_an_approved_entry_supersedes_it()
    {
        await SomeEntries.MakeAsync(Desk);
        Services.GetRequiredService<NavigationManager>().NavigateTo(EntryAddress.Correct("diesel", "sep"));
        var form = Render<EnterPage>(p => p.Add(f => f.Id, "diesel"));
        Assert.Equal("42.5", form.Find("#value").GetAttribute("value"));
        form.Find("#value").Change("43");
        await form.Find("form").SubmitAsync();
        var former = Queries.Entry("diesel", "sep")!;
        var successor = Queries.Entry("diesel", former.SupersededBy)!;
        Assert.Equal((43m, true, false), (successor.Entry.Value, successor.Counts, former.Counts));
        Assert.Contains("superseded", EntryOf(former).Find(".title-line").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queue_shows_the_second_check_and_goes_from_review_to_approval_and_to_a_reasoned_rejection()
    {
        await SomeEntries.MakeAsync(Desk);
        await Desk.MakeAsync("diesel", new EntryInput("own", new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 31), 5m), true, "admin", default);
        var page = Render<ReviewPage>();
        Assert.Contains("beyond twice the history", Row("2026-10").TextContent, StringComparison.Ordinal);
        Assert.Contains("Entered by you", Row("2026-07").TextContent, StringComparison.Ordinal);
        Assert.Null(Row("2026-07").QuerySelector("button.primary"));
        await Row("2026-10").QuerySelector("button.primary")!.ClickAsync();
        Assert.Equal(EntryState.Reviewed, Queries.Entry("diesel", "oct")!.Entry.State);
        await Row("2026-10").QuerySelector(".reject button")!.ClickAsync();
        Assert.Contains("needs a reason", Row("2026-10").TextContent, StringComparison.Ordinal);
        await Row("2026-10").QuerySelector("button.primary")!.ClickAsync();
        Assert.Equal(EntryState.Approved, Queries.Entry("diesel", "oct")!.Entry.State);

        var factor = page.FindAll("tbody tr").Single(r => r.TextContent.Contains("Factor of steam", StringComparison.Ordinal));
        factor.QuerySelector(".reject input")!.Change("page 4 is missing");
        await page.FindAll("tbody tr").Single(r => r.TextContent.Contains("Factor of steam", StringComparison.Ordinal)).QuerySelector(".reject button")!.ClickAsync();
        Assert.Equal(EntryState.Rejected, Queries.Entry("steam-factor", "f2")!.Entry.State);
        Assert.Contains("page 4 is missing", EntryOf(Queries.Entry("steam-factor", "f2")!).Find(".history").TextContent, StringComparison.Ordinal);

        AngleSharp.Dom.IElement Row(string month) => page.FindAll("tbody tr").Single(r => r.TextContent.Contains("Diesel", StringComparison.Ordinal) && r.TextContent.Contains(month, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_factor_shows_when_each_value_holds_and_an_analysis_its_weighted_month()
    {
        await SomeEntries.MakeAsync(Desk);
        var factor = Render<ItemPage>(p => p.Add(i => i.Id, "steam-factor")).Find("table.values");
        Assert.Contains("0.108", factor.QuerySelectorAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("without end", factor.QuerySelectorAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("2025-12-31", factor.QuerySelectorAll("tbody tr")[1].TextContent, StringComparison.Ordinal);
        var analysis = Render<ItemPage>(p => p.Add(i => i.Id, "gas-ncv")).Find("table.values");
        Assert.Contains("387.5", analysis.TextContent, StringComparison.Ordinal);
        Assert.Contains("substituted by the last month with samples", analysis.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_checked_row_by_row_before_anything_can_be_taken()
    {
        var page = Render<ImportPage>();
        await page.Find("form").SubmitAsync();
        Assert.Contains("Paste a table", page.Find("#table-problem").TextContent, StringComparison.Ordinal);
        var rows = new[] { 2, 3 }.Select(r => new ImportedRow(r, "diesel", new EntryInput(null, new DateOnly(2026, 7, 1), null, r))).ToList();
        Desk.Report = new ImportReport(2, 0, 0, true, [new ImportProblem(3, "value", "no", "not_number", ["1,5"])]) { Entries = rows };
        page.Find("#table").Input("item\tfrom\tvalue\ndiesel\t2026-07-01\t2\n\"die\tsel\"\t2026-08-01\t\"1,5\"\n");
        await page.Find("form").SubmitAsync();
        Assert.Contains("'1,5' is not a number", page.FindAll(".report tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.True(page.FindAll(".form-buttons button")[1].HasAttribute("disabled"));
        Desk.Report = new ImportReport(2, 2, 0, true, []) { Entries = rows };
        page.Find("#table").Input("item\tfrom\tvalue\ndiesel\t2026-07-01\t2\ndiesel\t2026-08-01\t3\n");
        await page.Find("form").SubmitAsync();
        await page.FindAll(".form-buttons button")[1].ClickAsync();
        Assert.Contains("Taken: 2 new entries", page.Find("#report h2").TextContent, StringComparison.Ordinal);
        Assert.Equal([true, true, false], Desk.Taken.Select(t => t.CheckOnly));
        Assert.Equal("\"item\",\"from\",\"value\"\n\"diesel\",\"2026-07-01\",\"2\"\n\"die\tsel\",\"2026-08-01\",\"1,5\"\n", Desk.Taken[0].Text);
    }

    [Fact]
    public async Task An_item_is_made_on_the_page_and_keeps_kind_and_unit_once_something_is_entered()
    {
        var form = Render<ItemSettingsPage>();
        await form.Find("form").SubmitAsync();
        Assert.Equal(["id", "name", "unit", "reason"], form.FindAll(".field-problem").Select(p => p.Id!.Replace("-problem", "", StringComparison.Ordinal)));
        form.Find("#id").Change("coke");
        form.Find("#name").Change("焦炭");
        form.Find("#unit").Change("t");
        form.Find("#reason").Change("new furnace");
        await form.Find("form").SubmitAsync();
        Assert.Equal(("焦炭", "admin"), (Queries.Item("coke")!.Record.NameZh, Queries.Item("coke")!.By));
        Assert.Equal("/entries/items/coke", Address);

        await SomeEntries.MakeAsync(Desk);
        form = Render<ItemSettingsPage>(p => p.Add(s => s.Id, "diesel"));
        Assert.True(form.Find("#unit").HasAttribute("disabled") && form.Find("#kind").HasAttribute("disabled"));
        form.Find("#maximum").Change("30");
        form.Find("#reason").Change("tank is 30 t");
        await form.Find("form").SubmitAsync();
        Assert.Equal((2, 30m), (Queries.Item("diesel")!.Version, Queries.Item("diesel")!.Record.Maximum.ToDecimal()));
    }

    [Fact]
    public async Task A_trace_leads_through_the_entry_to_its_voucher()
    {
        await SomeEntries.MakeAsync(Desk);
        var trace = Render<TracePage>(p => p.Add(t => t.Id, "source~diesel~month~2026-10~total~~r0"));
        Assert.Contains("279", trace.Find(".big").TextContent, StringComparison.Ordinal);
        var term = trace.Find(".term");
        Assert.Equal("/entries/items/diesel", term.QuerySelector("h4 a")!.GetAttribute("href"));
        Assert.Equal("/entries/items/diesel/entry/oct", term.QuerySelector(".vouchers a")!.GetAttribute("href"));
        Assert.Contains(Queries.Entry("diesel", "oct")!.Entry.Record.Vouchers[0].Sha256, term.TextContent, StringComparison.Ordinal);
        Assert.Contains("/entries/items/diesel", Render<SourcesPage>().Find("#diesel .names a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_chinese_a_refusal_is_chinese()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        var form = Form("diesel", "2026-07-01", "2026-07-31");
        form.Find("#value").Change("501");
        await form.Find("form").SubmitAsync();
        Assert.Contains("501 t 大于允许的最大值 500，请核对数值和单位。", form.Find("#value-problem").TextContent, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        _plant.Dispose();
    }

    private IRenderedComponent<EnterPage> Form(string item, string from, string to)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/entries/items/{item}/enter?from={from}&to={to}");
        return Render<EnterPage>(p => p.Add(f => f.Id, item));
    }

    private IRenderedComponent<EntryPage> EntryOf(EntryView view) => Render<EntryPage>(p => p.Add(e => e.ItemId, view.Item).Add(e => e.EntryId, view.Entry.Record.Id));
}
