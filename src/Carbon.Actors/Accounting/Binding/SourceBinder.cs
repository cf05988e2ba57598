using System.Collections.Immutable;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Lines;
using Carbon.Accounting.Methods;
using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>
/// Binds a source to a line of a method (clause 9.2). What it gives is complete: formula, every value with its origin, every point, and the
/// binding it was made from. A source computes from that alone, also when the libraries have moved on.
/// </summary>
public sealed class SourceBinder(AccountingLibrary library, IBindable plant)
{
    /// <summary>Binds a source.</summary>
    /// <exception cref="AccountingException">The method has no such source, a symbol is missing or unknown, or a unit does not fit.</exception>
    public SourceRecord Bind(SourceIdentity source, BindingRecord asked)
    {
        var problems = new List<AccountingException>();
        if (Bind(source, asked, problems) is { } record)
            return record;
        var problem = BoundLists.Problem(problems[0], asked, Find(asked));
        throw new AccountingException(problem.Message, problem.Symbol);
    }

    /// <summary>Binds a source, or says everything that is wrong by symbol.</summary>
    public (SourceRecord? Record, ImmutableArray<BindingProblem> Problems) TryBind(SourceIdentity source, BindingRecord asked)
    {
        var problems = new List<AccountingException>();
        var record = Bind(source, asked, problems);
        return (record, [.. problems.Select(p => BoundLists.Problem(p, asked, Find(asked)))]);
    }

    /// <summary>The source of the method; null where there is none.</summary>
    private Source? Find(BindingRecord asked) =>
        library.Versions.Where(m => asked.MethodSource.StartsWith(m.Id + ".", StringComparison.Ordinal)).MaxBy(m => m.Version)?.Find(asked.MethodSource);

    private SourceRecord? Bind(SourceIdentity identity, BindingRecord asked, List<AccountingException> problems)
    {
        if (BoundLists.Wrong(asked, Find(asked)) is { } wrong)
        {
            problems.Add(wrong);
            return null;
        }
        var binding = BoundLists.Flat(asked);
        var activities = Each([.. binding.Activity], new ActivityBinder(library, plant).Bind, problems);
        binding.Activity.Clear();
        binding.Activity.AddRange(activities);
        foreach (var given in binding.Given.Where(g => g.Item.Length > 0))
            Try(() => given.ItemUnit = Unit(given), problems);
        var values = new GivenBinder(library);
        var dated = Each(binding.Given, g => KeyValuePair.Create(g.Symbol, values.Values(g)), problems);
        if (Twice(binding) is { } twice)
            problems.Add(twice);
        if (problems.Count > 0)
            return null;
        return Try(() => Write(identity, binding, BoundLists.Folded(binding, asked), new BoundLine(library, identity.Id, binding, dated.ToImmutableSortedDictionary(StringComparer.Ordinal))), problems);
    }

    private SourceRecord Write(SourceIdentity identity, BindingRecord binding, BindingRecord folded, BoundLine line)
    {
        var evaluator = line.Prepare();
        var statement = evaluator.State();
        var method = library.Method(evaluator.SourceId[..evaluator.SourceId.LastIndexOf('.')]);
        var source = method.Find(evaluator.SourceId)!;
        var constants = new ConstantBinder(line, identity.TimeZone);
        var record = new SourceRecord
        {
            Id = identity.Id,
            Plant = identity.Plant,
            NameZh = identity.NameZh,
            NameEn = identity.NameEn,
            MethodSource = evaluator.SourceId,
            MethodVersion = evaluator.MethodVersion,
            FactorVersion = line.FactorVersion(),
            Category = evaluator.Category,
            Gas = evaluator.Gas,
            Sign = evaluator.Sign,
            Formula = statement.Formula,
            PrintedFormula = evaluator.Formula,
            ResultUnit = evaluator.ResultUnit,
            TimeZone = identity.TimeZone,
            TitleZh = source.Title.Zh ?? "",
            TitleEn = source.Title.En ?? "",
            Apart = !Totals.Counts(method, source),
            Floor = Floor(binding, statement, source),
            Binding = folded,
        };
        record.Constants.AddRange(statement.Constants.SelectMany(constants.Constant));
        foreach (var live in statement.Live)
        {
            if (binding.Activity.FirstOrDefault(a => a.Symbol == live.Symbol) is not { } bound)
            {
                record.Constants.AddRange(constants.Item(live));
                continue;
            }
            var activity = ActivityBinder.Record(bound);
            activity.ToUnit = DecimalValue.From(live.Factor);
            activity.DeclaredUnit = live.DeclaredUnit;
            activity.TitleZh = live.Title.Zh ?? "";
            activity.TitleEn = live.Title.En ?? "";
            record.Activities.Add(activity);
        }
        foreach (var (name, label) in BoundLists.Labels(binding).Where(l => l.Value.Length > 0))
        {
            foreach (var activity in record.Activities.Where(a => a.Symbol == name))
                (activity.TitleZh, activity.TitleEn) = ($"{activity.TitleZh}（{label}）", $"{activity.TitleEn} ({label})");
            foreach (var constant in record.Constants.Where(c => c.Symbol == name))
                (constant.TitleZh, constant.TitleEn) = ($"{constant.TitleZh}（{label}）", $"{constant.TitleEn} ({label})");
        }
        record.GwpSet = record.Constants.Any(c => c.Table.StartsWith(FactorLibrary.GwpTable + "/", StringComparison.Ordinal))
            ? binding.GwpSet.Length > 0 ? binding.GwpSet : method.GwpSet ?? "" : "";
        if (record.Activities.Count == 0)
            throw new AccountingException($"{source.Id}: a source needs at least one symbol that comes from a measuring point or a data item of quantities");
        return record;
    }

    private string Unit(GivenSymbolRecord given) => plant.Item(given.Item) switch
    {
        { IsQuantity: false } values => values.Unit,
        null => throw new AccountingException($"{given.Symbol}: there is no data item '{given.Item}'", given.Symbol),
        _ => throw new AccountingException($"{given.Symbol}: the data item '{given.Item}' holds amounts; bind it as activity data", given.Symbol),
    };

    /// <summary>Whether a year's negative net amount counts as nothing: as the method says, unless the binding says otherwise.</summary>
    private static string Floor(BindingRecord binding, LineStatement statement, Source source) => binding.Floor switch
    {
        "" => statement.Floored ? "year" : "",
        "none" => "",
        "year" when statement.Floored || SourceCategories.Scope(source.Category) == 2 => "year",
        "year" => throw new AccountingException($"{source.Id}: only purchased electricity and heat can be floored at zero over the year"),
        _ => throw new AccountingException($"'{binding.Floor}' is no floor; write \"year\", \"none\", or leave it out for what the method says"),
    };

    private static AccountingException? Twice(BindingRecord binding) =>
        binding.Given.Select(g => g.Symbol).Concat(binding.Activity.Select(a => a.Symbol)).GroupBy(s => s).FirstOrDefault(g => g.Count() > 1)?.Key is { } symbol
            ? new AccountingException($"{symbol} is bound twice; bind it once", symbol) : null;

    private static List<TOut> Each<TIn, TOut>(IEnumerable<TIn> all, Func<TIn, TOut> make, List<AccountingException> problems) where TOut : notnull
    {
        var made = new List<TOut>();
        foreach (var one in all)
            Try(() => { made.Add(make(one)); return made; }, problems);
        return made;
    }

    private static T? Try<T>(Func<T> make, List<AccountingException> problems) where T : class
    {
        try
        {
            return make();
        }
        catch (AccountingException e)
        {
            problems.Add(e);
            return null;
        }
    }
}
