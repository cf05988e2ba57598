using Carbon.Accounting;
using Carbon.Node.Configuration;

namespace Carbon.Node.Commands;

/// <summary>Turns what a user can mend into one clear line and exit 2.</summary>
internal static class CommandGuard
{
    /// <summary>Runs <paramref name="start"/>; what a user can mend is one clear line and exit 2.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> start)
    {
        try
        {
            return await start();
        }
        catch (Exception e) when (e is ConfigurationException or AccountingLibraryException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.Usage;
        }
    }
}
