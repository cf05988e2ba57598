using System.Collections.Immutable;
using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Node.Configuration;
using Carbon.Portal.Sources;
using Carbon.Views;

namespace Carbon.Node.Sources;

/// <summary>Binds sources of the running plant.</summary>
public sealed class SourceEditing(PlantCatalogue catalogue, LivePlant plant, AccountingLibrary library, UnitEditing units, EntityGateway gateway) : ISourceEditing
{
    private readonly SourceBinder binder = new(library, plant);

    /// <inheritdoc/>
    public ImmutableArray<LibraryDifference> News(SourceRecord source) => LibraryNews.Of(source, binder);

    /// <inheritdoc/>
    public SourcePreview Preview(SourceProposal proposal)
    {
        if (catalogue.Plants().FirstOrDefault(p => p.Id == proposal.Plant) is not { } entity)
            return Refused(null, $"there is no plant '{proposal.Plant}'");
        if (ConfigurationCheck.IdProblem(proposal.Id) is { } id)
            return Refused(null, id);
        var known = Known(proposal.Id);
        if (known is not null && known.Plant != proposal.Plant)
            return Refused(null, $"the source '{proposal.Id}' is one of the plant '{known.Plant}'; give the new one another id");
        var (record, problems) = binder.TryBind(new SourceIdentity(proposal.Id, proposal.Plant, entity.TimeZone, proposal.NameZh, proposal.NameEn), proposal.Binding);
        if (record is null)
            return new SourcePreview(null, problems, []);
        return CalibreChange.Problem(known, record) is { } change
            ? Refused(record, change)
            : new SourcePreview(record, [], known is null ? [] : [.. LibraryNews.Between(known, record)]);
    }

    /// <inheritdoc/>
    public async Task<SourcePreview> ChangeAsync(SourceProposal proposal, UnitPlace? place, ChangeNote note, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(note.Reason))
            return Refused(null, "say why; the reason stands in the history of the source");
        var preview = Preview(proposal);
        if (preview.Problems.Length > 0)
            return preview;
        if (units.Problem(proposal.Id, place) is { } unit)
            return Refused(preview.Record, unit);
        if (await gateway.SendAsync(new ConfigureSource { Source = preview.Record, By = note.By, Reason = note.Reason }, cancellation) is Refused refused)
            return Refused(preview.Record, refused.Reason);
        return place is not null && await units.AddAsync($"source:{proposal.Id}", place, note, cancellation) is { } reason
            ? Refused(preview.Record, $"the source is bound, but no member of {place.Unit} yet: {reason} Send the request again.")
            : preview;
    }

    /// <inheritdoc/>
    public IReadOnlyList<SourceVersion> History(string source) => catalogue.Versions(source);

    /// <inheritdoc/>
    public ImmutableArray<SymbolChoice> Choices(string methodSource, string symbol, IReadOnlyDictionary<string, string> select, string? gwpSet, string? calibre) =>
        new SymbolChoices(library, plant.ValueItems()).Of(methodSource, symbol, select, gwpSet, calibre);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> SetMembersAsync(BoundaryRecord boundary, ChangeNote note, CancellationToken cancellation) => units.SetAsync(boundary, note, cancellation);

    private SourceRecord? Known(string id) => catalogue.Sources().FirstOrDefault(s => s.Record.Id == id)?.Record;

    private static SourcePreview Refused(SourceRecord? record, string reason) => new(record, [new BindingProblem(null, reason)], []);
}
