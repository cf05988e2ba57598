namespace Carbon.Portal.Frame;

/// <summary>A section of the portal: an entry of the rail, with tabs where it has several pages.</summary>
/// <param name="Address">Its first page.</param>
/// <param name="Icon">Icon of the rail.</param>
/// <param name="Word">Key of its name.</param>
/// <param name="Tabs">Its pages; none: it has only one.</param>
public sealed record Section(string Address, string Icon, string Word, params SectionTab[] Tabs)
{
    /// <summary>The sections in the order of the rail. A new section is a line here, a new page of a section a tab in its line.</summary>
    public static IReadOnlyList<Section> All { get; } =
    [
        new("/", "chart", "nav.overview"),
        new("/meters", "meter", "nav.meters", new("/meters", "tab.meters"), new("/channels", "tab.channels"), new("/channel-table", "tab.channeltable")),
        new("/boundary", "tree", "nav.boundary"),
        new("/sources", "formula", "nav.sources", new("/sources", "tab.sources"), new("/revisions", "tab.revisions"), new("/library/methods", "tab.methods"), new("/library/tables", "tab.tables")),
        new("/entries/due", "pencil", "nav.entries", new("/entries/due", "tab.due"), new("/entries/items", "tab.items"), new("/entries/review", "tab.review"), new("/entries/import", "tab.import")),
        new("/quality", "shield", "nav.quality", new("/quality", "tab.figurequality", Alone: true), new("/quality/points", "tab.points"), new("/quality/checks", "tab.checks"), new("/quality/calibration", "tab.calibration")),
        new("/targets", "target", "nav.targets", new("/targets", "tab.quotas", Alone: true), new("/targets/intensity", "tab.intensity"), new("/targets/energy", "tab.energy"), new("/targets/clean-energy", "tab.clean"), new("/targets/footprints", "tab.footprints"), new("/targets/locating", "tab.locating"), new("/targets/settings", "tab.settings")),
    ];

    /// <summary>The section that an address belongs to; null for pages outside all of them.</summary>
    public static Section? Of(string path) => All.FirstOrDefault(s => s.Holds(path));

    /// <summary>Whether an address belongs to the section.</summary>
    public bool Holds(string path) => Under(path, Address) || Tabs.Any(t => Under(path, t.Address));

    internal static bool Under(string path, string address) =>
        path.StartsWith(address, StringComparison.Ordinal) && (path.Length == address.Length || (address.Length > 1 && path[address.Length] == '/'));
}

/// <summary>A page of a section.</summary>
/// <param name="Address">Its address; pages below it belong to the same tab.</param>
/// <param name="Word">Key of its name.</param>
/// <param name="Alone">True where pages below its address are tabs of their own.</param>
public sealed record SectionTab(string Address, string Word, bool Alone = false)
{
    /// <summary>Whether an address belongs to the tab.</summary>
    public bool Holds(string path) => Alone ? path == Address : Section.Under(path, Address);
}
