using Carbon.Boundaries.Settings;
using Carbon.Portal.Settings;
using Carbon.Portal.Sources;

namespace Carbon.Portal.Tests.Preview;

/// <summary>Settings of the demonstration plant as text; says what a test has it say, and keeps what it was given.</summary>
internal sealed class PreviewSettings : ISettingsEditing
{
    public const string Text = """
        {"outputs": [{"id": "billets", "nameZh": "钢坯", "nameEn": "billets", "meter": "steel", "point": "mass", "scope": "plant:works"}],
         "quotas": [{"id": "works", "nameZh": "全厂", "nameEn": "works", "scope": "plant:works", "period": "2026-11", "tonnes": "30000"},
                    {"id": "melt", "nameZh": "炼钢", "nameEn": "melt shop", "scope": "boundary:melt", "period": "2026-11", "tonnes": "100", "document": ""}],
         "energyCarriers": [], "footprints": [{"id": "billets"}]}
        """;

    public SettingsOutcome Answer { get; set; } = new([], null);

    public List<(string Text, int Version, ChangeNote Note)> Changes { get; } = [];

    public SettingsDraft Read(string plant) => new(7, Text);

    public IReadOnlyList<SettingProblem>? Check(string plant, string text) => Answer.Problems;

    public Task<SettingsOutcome?> ChangeAsync(string plant, string text, int version, ChangeNote note, CancellationToken cancellation)
    {
        Changes.Add((text, version, note));
        return Task.FromResult<SettingsOutcome?>(Answer);
    }
}
