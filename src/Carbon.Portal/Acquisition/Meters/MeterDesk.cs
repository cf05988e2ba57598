using Carbon.Accounting;
using Carbon.Portal.Access;
using Carbon.Portal.Acquisition.Options;
using Carbon.Portal.Language;
using Carbon.Portal.Sources;
using Carbon.Views;

namespace Carbon.Portal.Acquisition.Meters;

/// <summary>What the form of a meter on a channel works with.</summary>
public sealed class MeterDesk(
    IAcquisitionEditing editing, IOptionDescriptions descriptions, IMeterModels models, ILineTesting testing, PlantCatalogue catalogue, AccountingLibrary library, Visitor visitor, Words words)
{
    private static readonly string[] Mediums = ["electricity", "natural-gas", "heat", "steam", "water", "coal", "limestone", "dolomite", "graphite", "steel"];

    /// <summary>Codes of units.</summary>
    public IReadOnlyList<string> Units => [.. library.Units.All.Select(u => u.Code)];

    /// <summary>The form of a meter; null where channel or meter is not there.</summary>
    public async Task<MeterForm?> FormAsync(string channel, string? meter, string? copyOf)
    {
        if (await editing.ChannelAsync(channel, CancellationToken.None) is not { } view || descriptions.Find(view.Protocol) is not { } protocol)
            return null;
        if ((meter ?? copyOf) is not { } id)
            return new MeterForm(descriptions, protocol, channel, view.Version, null);
        return (await editing.MetersAsync(channel, CancellationToken.None))?.FirstOrDefault(m => m.Id == id) is { } found
            ? new MeterForm(descriptions, protocol, channel, view.Version, found, isCopy: meter is null)
            : null;
    }

    /// <summary>Models that can be used on a channel of a protocol.</summary>
    public IReadOnlyList<MeterModelView> ModelsOf(string protocol) => [.. models.All.Where(m => m.Protocols.Contains(protocol))];

    /// <summary>What may be chosen for a field of the register entry; null: it is typed.</summary>
    public IReadOnlyList<(string Value, string Name)>? Choices(OptionField field) => field.Name switch
    {
        "medium" => [.. Mediums.Union(models.All.Select(m => m.Medium)).Select(m => (m, words.Medium(m)))],
        "parent" => [.. catalogue.Meters().Select(m => (m.Id, $"{words.Name(m.Instrument.NameZh, m.Instrument.NameEn)} ({m.Id})"))],
        _ => null,
    };

    /// <summary>What is wrong with the meter; nothing is changed.</summary>
    public Task<ChannelOutcome> CheckAsync(MeterForm form) => MayAsync(() => editing.CheckMeterAsync(form.Draft(), CancellationToken.None));

    /// <summary>Sets the meter up.</summary>
    public Task<ChannelOutcome> SaveAsync(MeterForm form) =>
        MayAsync(async () => await editing.SetMeterAsync(form.Draft(), new ChangeNote(await visitor.NameAsync(), form.Reason.Trim()), CancellationToken.None));

    /// <summary>Takes the meter off its channel.</summary>
    public async Task<ChannelOutcome> RemoveAsync(MeterForm form, ChangeNote note, Action done)
    {
        var outcome = await MayAsync(() => editing.RemoveMeterAsync(form.Channel, form.Id, form.Version, note, CancellationToken.None));
        if (outcome.IsDone)
            done();
        return outcome;
    }

    /// <summary>Reads the meter now as the form has it; nothing is recorded.</summary>
    public async Task<(ChannelOutcome Outcome, MeterTest? Test)> TestAsync(MeterForm form)
    {
        MeterTest? test = null;
        var outcome = await MayAsync(async () =>
        {
            var draft = form.Draft();
            var result = await testing.ReadAsync(new MeterTestRequest(form.Channel, null, draft.Id, draft.Place, draft.Model, []), CancellationToken.None);
            test = result.Result;
            return new ChannelOutcome(result.Found, result.Problems, null);
        });
        return (outcome, test);
    }

    private async Task<ChannelOutcome> MayAsync(Func<Task<ChannelOutcome>> run) =>
        await visitor.MayAsync(Rights.Configure) ? await run() : new ChannelOutcome(true, [new ChannelProblem("", words["visitor.maynot"])], null);
}
