using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Carbon.Ledger;
using Carbon.Persistence;
using Carbon.Registry.Entries;

namespace Carbon.Node.Commands;

/// <summary><c>carbon verify</c>: recomputes every figure of a data folder from its recorded readings and compares, digit by digit; hashes its vouchers.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Printed = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "data folder of a node, running or not", Required = true };
        var command = new Command("verify", "recomputes the figures of a data folder and compares them with what is recorded") { data };
        command.SetAction(parse => CommandGuard.RunAsync(() => Task.FromResult(Verify(parse.GetRequiredValue(data).FullName))));
        return command;
    }

    private static int Verify(string data)
    {
        var journal = new SqliteJournal(data).JournalFile;
        if (!File.Exists(journal))
            throw new IOException($"{data} holds no journal ({Path.GetFileName(journal)}); give the data folder of a node.");
        var found = new JournalVerification(new VoucherFolder(data)).Verify(journal);
        Console.WriteLine(JsonSerializer.Serialize(new { found.Events, Heads = 0, found.FirstBad, found.FiguresChecked, found.FiguresDifferent }, Printed));
        return found.FirstBad is null && found.FiguresDifferent == 0 ? ExitCodes.Success : ExitCodes.CheckFailed;
    }
}
