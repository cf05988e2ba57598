using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Carbon.Accounting;
using Carbon.Node.Acquisition.Channels;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.MeterModels;

/// <summary>A model written out for one meter: its register entry with points, and its place on a channel without an address.</summary>
public sealed record ExpandedModel(MeterModel Model, JsonObject Meter, JsonObject Place);

/// <summary>Models of instruments: those shipped, and those of the plant's own in the folder <c>meter-models</c> of the data folder.</summary>
public sealed class MeterModelLibrary
{
    /// <summary>Name of the folders.</summary>
    public const string Folder = "meter-models";

    private readonly ImmutableSortedDictionary<string, MeterModel> _models;

    private MeterModelLibrary(ImmutableSortedDictionary<string, MeterModel> models, ImmutableArray<string> problems) => (_models, Problems) = (models, problems);

    /// <summary>All models by id.</summary>
    public IEnumerable<MeterModel> Models => _models.Values;

    /// <summary>What is wrong with model files, by file, line, model and point; such models are left out.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <summary>The model of an id; null where there is none.</summary>
    public MeterModel? Find(string id) => _models.GetValueOrDefault(id);

    /// <summary>Reads the models of folders, later ones before earlier ones of the same id.</summary>
    /// <param name="shipped">Folder of the shipped models.</param>
    /// <param name="own">Folder of the plant's own; may be missing.</param>
    /// <param name="library">Units.</param>
    public static MeterModelLibrary Load(string shipped, string? own, AccountingLibrary library)
    {
        var models = ImmutableSortedDictionary.CreateBuilder<string, MeterModel>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var (folder, isOwn) in new[] { (shipped, false), (own, true) })
        {
            if (folder is null || !Directory.Exists(folder))
                continue;
            var seen = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
            {
                var file = new MeterModelFile(path, isOwn);
                if (Read(path, file) is { } model)
                {
                    MeterModelCheck.Check(model, file, library);
                    if (!seen.TryAdd(model.Id, path))
                        file.Add(1, $"the id is that of {seen[model.Id]} too");
                    if (file.Problems.Count == 0)
                        models[model.Id] = model;
                }
                problems.AddRange(file.Problems);
            }
        }
        return new MeterModelLibrary(models.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>Writes a model out for a meter on a channel of a protocol; null with what is wrong.</summary>
    public ExpandedModel? Expand(ModelChoice choice, string protocol, List<OptionProblem> problems)
    {
        if (Find(choice.Id) is not { } model)
        {
            problems.Add(new("$.model.id", $"there is no meter model '{choice.Id}'"));
            return null;
        }
        if (!MeterModelCheck.Protocols(model).Contains(protocol))
            problems.Add(new("$.model.id", $"the model speaks {model.Protocol}, the channel {protocol}"));
        if (choice.CurrentRatio <= 0m)
            problems.Add(new("$.model.currentRatio", "must be greater than 0; 1 without transformers"));
        if (choice.VoltageRatio <= 0m)
            problems.Add(new("$.model.voltageRatio", "must be greater than 0; 1 without transformers"));
        foreach (var unknown in choice.Points.Where(id => model.Points.All(p => p.Id != id)))
            problems.Add(new("$.model.points", $"the model has no point '{unknown}'; it has {string.Join(", ", model.Points.Select(p => p.Id))}"));
        return problems.Count == 0 ? ModelExpansion.Of(model, choice) : null;
    }

    private static MeterModel? Read(string path, MeterModelFile file)
    {
        try
        {
            return file.Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Add(0, $"cannot be read: {e.Message}");
            return null;
        }
    }
}
