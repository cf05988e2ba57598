using System.Collections.Immutable;
using Carbon.Accounting;
using Carbon.Accounting.Calculations;
using Carbon.Accounting.Documents;

namespace Carbon.Node.Account;

/// <summary>What became of one entry: a result or an error.</summary>
/// <param name="Id">Id of the entry.</param>
/// <param name="Result">The figures, or null.</param>
/// <param name="Error">Why there are none, or null.</param>
public sealed record AccountOutcome(string Id, CalculationResult? Result, string? Error);

/// <summary>Runs the entries of an inputs file; one that fails does not stop the others.</summary>
public sealed class AccountRun(AccountingLibrary library)
{
    /// <summary>The outcome of every entry, in order.</summary>
    public ImmutableArray<AccountOutcome> All(ImmutableArray<AccountExample> examples) => [.. examples.Select(One)];

    private AccountOutcome One(AccountExample example)
    {
        try
        {
            var map = example.Content as DataMap ?? throw new AccountingException("an example must be a map with method and inputs");
            return new AccountOutcome(example.Id, MethodCalculation.Run(library, InputsReader.Read(map, example.Id)), null);
        }
        catch (AccountingException e)
        {
            return new AccountOutcome(example.Id, null, e.Message);
        }
    }
}
