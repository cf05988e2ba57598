using System.CommandLine;
using Carbon.Accounting;
using Carbon.Accounting.Documents;
using Carbon.Node.Account;

namespace Carbon.Node.Commands;

/// <summary><c>carbon account</c>: evaluates accounting methods over a file of inputs (clauses 9.1, 9.2).</summary>
public static class AccountCommand
{
    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var inputs = new Option<FileInfo>("--inputs") { Description = "inputs as YAML or JSON: {method, inputs} or {examples: [...]}", Required = true };
        var library = new Option<DirectoryInfo>("--library") { Description = "folder with methods/ and factors/; default: config beside the program" };
        var command = new Command("account", "evaluates accounting methods") { inputs, library };
        command.SetAction(parse => Run(
            parse.GetRequiredValue(inputs).FullName,
            parse.GetValue(library)?.FullName ?? Path.Combine(AppContext.BaseDirectory, "config"),
            Console.OpenStandardOutput(),
            Console.Error));
        return command;
    }

    /// <summary>Writes the results of <paramref name="inputs"/> to <paramref name="output"/>; returns 0, 1 when a calculation failed, 2 when a file cannot be read.</summary>
    public static int Run(string inputs, string library, Stream output, TextWriter errors)
    {
        try
        {
            var examples = ExamplesFile.Read(inputs);
            var calculated = new AccountRun(AccountingLibrary.Load(library)).All(examples);
            AccountJson.Write(calculated, output);
            return calculated.All(result => result.Error is null) ? ExitCodes.Success : ExitCodes.CheckFailed;
        }
        catch (DataFileException e)
        {
            errors.WriteLine(FormattableString.Invariant($"{inputs}{(e.Line > 0 ? FormattableString.Invariant($":{e.Line}") : "")}: {e.Message}"));
        }
        catch (AccountingLibraryException e)
        {
            errors.WriteLine(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{inputs}: cannot be read: {e.Message}");
        }
        return ExitCodes.Usage;
    }
}
