using System.Text;
using Carbon.Portal.Entries;
using Carbon.Registry.Entries;

namespace Carbon.Portal.Tests.Preview;

/// <summary>Entries in every state, made by people other than the one who looks.</summary>
internal static class SomeEntries
{
    public static async Task MakeAsync(IEntryDesk desk)
    {
        foreach (var (id, month, tonnes) in new[] { ("aug", 8, 40m), ("sep", 9, 42.5m) })
            await ApproveAsync(desk, "diesel", new EntryInput(id, new DateOnly(2026, month, 1), new DateOnly(2026, month + 1, 1).AddDays(-1), tonnes, Document: $"F-{month}"));
        Assert.Empty((await desk.MakeAsync("diesel", new EntryInput("oct", new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31), 90m, Document: "F-10", Confirmation: "two convoys"), true, "wang", default)).Problems);
        Assert.Null(await AttachAsync(desk, "diesel", "oct", "filling.txt", "90 t"));
        await ApproveAsync(desk, "gas-ncv", new EntryInput("s1", new DateOnly(2026, 10, 3), new DateOnly(2026, 10, 3), 380m, Mass: 1m, Document: "R-1"));
        await ApproveAsync(desk, "gas-ncv", new EntryInput("s2", new DateOnly(2026, 10, 20), new DateOnly(2026, 10, 20), 390m, Mass: 3m, Document: "R-2"));
        await ApproveAsync(desk, "steam-factor", new EntryInput("f1", new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31), 0.112m, Document: "Report 2025"));
        await desk.MakeAsync("steam-factor", new EntryInput("f2", new DateOnly(2026, 1, 1), null, 0.108m, Document: "Report 2026"), true, "wang", default);
    }

    public static async Task<string?> AttachAsync(IEntryDesk desk, string item, string entry, string name, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await desk.AttachAsync(item, entry, name, "text/plain", content, "wang", default);
    }

    private static async Task ApproveAsync(IEntryDesk desk, string item, EntryInput input)
    {
        Assert.Empty((await desk.MakeAsync(item, input, true, "wang", default)).Problems);
        Assert.Null(await desk.MoveAsync(item, input.Id!, EntryState.Reviewed, "", "li", default));
        Assert.Null(await desk.MoveAsync(item, input.Id!, EntryState.Approved, "", "li", default));
    }
}
