using System.Collections.Immutable;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Lines;
using Carbon.Accounting.Loading;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting;

/// <summary>
/// The library of accounting methods, factors and units (clause 9.2, Appendix A). Immutable and safe to share; a changed file is a new library.
/// </summary>
public sealed class AccountingLibrary
{
    private readonly ImmutableArray<Method> all;

    internal AccountingLibrary(UnitCatalog units, FactorLibrary factors, ImmutableArray<Method> methods)
    {
        Units = units;
        Factors = factors;
        all = methods;
        Methods = methods.GroupBy(method => method.Id, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(versions => versions.Key, versions => versions.MaxBy(method => method.Version)!, StringComparer.Ordinal);
    }

    /// <summary>Methods by id, the newest version of each.</summary>
    public IReadOnlyDictionary<string, Method> Methods { get; }

    /// <summary>Every version of every method.</summary>
    public IEnumerable<Method> Versions => all;

    /// <summary>The units.</summary>
    public UnitCatalog Units { get; }

    /// <summary>The factor tables.</summary>
    public FactorLibrary Factors { get; }

    /// <summary>
    /// Reads and checks <c>methods/*.yaml</c> and <c>factors/*.yaml</c> of a configuration folder, and of a library of one's own beside it,
    /// whose methods and tables are new ones or higher versions.
    /// </summary>
    /// <exception cref="AccountingLibraryException">Something in the files is wrong; everything that is wrong is listed with file, line, method and symbol.</exception>
    public static AccountingLibrary Load(string configFolder, string? ownFolder = null) => new LibraryReader(configFolder, ownFolder).Read();

    /// <summary>Prepares one line of one source, by the newest version of its method.</summary>
    /// <exception cref="AccountingException">The method, the source, a symbol, a unit or a row is not known or does not fit, or a symbol has no value; it is named.</exception>
    public LineEvaluator Prepare(LineBinding binding)
    {
        var dot = binding.SourceId.LastIndexOf('.');
        var method = Method(dot < 0 ? binding.SourceId : binding.SourceId[..dot]);
        return Prepare(method, binding);
    }

    /// <summary>The newest version of a method.</summary>
    /// <exception cref="AccountingException">There is no such method.</exception>
    public Method Method(string id) => Methods.GetValueOrDefault(id)
        ?? throw new AccountingException($"unknown method '{id}'; the library has {string.Join(", ", Methods.Keys)}", id);

    internal LineEvaluator Prepare(Method method, LineBinding binding)
    {
        var source = method.Find(binding.SourceId) ?? throw new AccountingException(
            $"unknown source '{binding.SourceId}'; {method.Id} has {string.Join(", ", method.Sources.Select(known => known.Id))}", binding.SourceId);
        foreach (var token in binding.Select.Keys)
        {
            if (!method.Sources.Any(known => known.Parameters.Any(parameter => parameter.Default?.Select == token)))
            {
                throw new AccountingException($"{source.Id}: nothing is selected by '{token}'", token);
            }
        }
        return Named(source, () => new LineEvaluator(method, source, binding, Resolver(method, source, binding), Units));
    }

    internal LineResolver Resolver(Method method, Source source, LineBinding binding)
    {
        if (binding.GwpSet is { } set && Factors.Find(FactorLibrary.GwpTable)?.Columns.Contains(set) != true)
        {
            throw new AccountingException($"unknown GWP set '{set}'; use SAR, AR4, AR5 or AR6", "gwp_set");
        }
        return Named(source, () => new LineResolver(source, binding, Units, new SymbolSource(Factors, method, binding.GwpSet)));
    }

    private static T Named<T>(Source source, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (AccountingException e) when (!e.Message.StartsWith(source.Id, StringComparison.Ordinal))
        {
            throw new AccountingException($"{source.Id}: {e.Message}", e.Symbol);
        }
    }
}
