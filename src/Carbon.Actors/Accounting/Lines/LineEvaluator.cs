using System.Collections.Immutable;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Lines;

/// <summary>One line of a source, prepared: its symbols are settled and its formula is ready to run. Immutable and safe to share.</summary>
public sealed class LineEvaluator
{
    private readonly Source source;
    private readonly FormulaNode root;
    private readonly ImmutableArray<ResolvedSymbol> symbols;
    private readonly ImmutableArray<LiveInput> live;
    private readonly UnitChoice choice;
    private readonly Lazy<Func<decimal[], decimal>> compiled;

    internal LineEvaluator(Method method, Source source, LineBinding binding, LineResolver resolver, UnitCatalog units)
    {
        this.source = source;
        Item = binding.Item;
        MethodVersion = method.Stamp;
        root = resolver.Settle();
        symbols = [.. resolver.Symbols.Where(UsedSymbols.Of(root).Contains)];
        choice = resolver.Choice;
        live = [.. LiveSymbol.Of(binding).Select(symbol => new LiveInput(symbol.Name, source.Find(symbol.Symbol)!, units.Parse(symbol.Unit), choice))];
        compiled = new(() => FormulaCompiler.Compile(root));
        FactorVersion = string.Join("; ", symbols.Select(symbol => symbol.FactorVersion).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Gas = GasSplit.Label(source, binding);
    }

    /// <summary>Full id of the source.</summary>
    public string SourceId => source.Id;

    /// <summary>Label of the line.</summary>
    public string Item { get; }

    /// <summary>Category of the source (clause 9.4).</summary>
    public string Category => source.Category;

    /// <summary>The gas of the source, the gas the line selects, or all gases of the source joined by <c>+</c>.</summary>
    public string Gas { get; }

    /// <summary>1, or -1 when the (positive) result is deducted.</summary>
    public int Sign => source.Sign;

    /// <summary>The formula as the method states it.</summary>
    public string Formula => source.Formula.Text;

    /// <summary>Unit of the result, tCO2 or tCO2e.</summary>
    public string ResultUnit => source.ResultUnit.Code;

    /// <summary>Method, version and start of its hash: <c>M08/1#1a2b3c4d</c>.</summary>
    public string MethodVersion { get; }

    /// <summary>The factor files used, with the start of their hashes; empty when every factor was given or stands in the method.</summary>
    public string FactorVersion { get; }

    /// <summary>Computes the line, unrounded, in <see cref="ResultUnit"/>; positive also for a source that is deducted.</summary>
    /// <param name="values">Every live symbol in the unit of its binding; others are ignored.</param>
    /// <exception cref="AccountingException">A live symbol is missing or outside its range, or the formula cannot be computed.</exception>
    public decimal Evaluate(IReadOnlyDictionary<string, decimal> values)
    {
        try
        {
            return compiled.Value(Slots(values));
        }
        catch (Exception e) when (Failure(e) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Computes the line as <see cref="Evaluate"/> does and tells where every symbol comes from.</summary>
    /// <param name="values">Every live symbol in the unit of its binding; others are ignored.</param>
    /// <exception cref="AccountingException">As for <see cref="Evaluate"/>.</exception>
    public LineResult Explain(IReadOnlyDictionary<string, decimal> values)
    {
        try
        {
            var slots = Slots(values);
            var interpreter = new FormulaInterpreter(slots);
            var result = interpreter.Evaluate(root);
            var used = symbols.Select(symbol => new SymbolValue(
                symbol.Name, symbol.Parameter.Title, interpreter.ValueOf(symbol), choice.CodeOf(symbol.Parameter), symbol.Origin, symbol.Confirmed, symbol.Document));
            return new LineResult(result, ResultUnit, GasSplit.Split(source, Gas, root, symbols, slots, result), [.. used]);
        }
        catch (Exception e) when (Failure(e) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>The line written out so that it can be computed hour by hour without the library: for the journal, and for whoever recomputes it.</summary>
    /// <exception cref="AccountingException">The formula takes a maximum or minimum over live symbols, which an hour cannot give.</exception>
    public LineStatement State()
    {
        var (hourly, floored) = YearFloor.Lift(root);
        return new LineStatement(
            StatementWriter.Write(hourly),
            [.. symbols.Where(symbol => symbol.Slot < 0 && symbol.Node is null).Select(symbol => new StatedConstant(
                StatementWriter.Name(symbol), symbol.Constant, choice.CodeOf(symbol.Parameter), symbol.Origin, symbol.Confirmed ?? true, symbol.Parameter.Title)
            {
                Kind = symbol.Parameter.Kind,
                Place = symbol.Place,
            })],
            [.. live.Select(input => new StatedLive(input.Symbol, input.ArrivalUnit, input.DeclaredUnit, input.Factor, input.Title) { Kind = input.Kind })])
        {
            Floored = floored,
        };
    }

    private decimal[] Slots(IReadOnlyDictionary<string, decimal> values)
    {
        var slots = live.Length == 0 ? [] : new decimal[live.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = live[i].Read(values, SourceId);
        }
        return slots;
    }

    private AccountingException? Failure(Exception e) => e switch
    {
        DivideByZeroException => new($"{SourceId}: division by zero in {Formula} ({Item})"),
        OverflowException => new($"{SourceId}: a number in {Formula} grows beyond 28 digits ({Item})"),
        ArithmeticException or FormulaException or UnitException => new($"{SourceId}: {e.Message} in {Formula} ({Item})"),
        AccountingException { Symbol: not null } accounting when !accounting.Message.StartsWith(SourceId, StringComparison.Ordinal) =>
            new($"{SourceId}: {accounting.Message}", accounting.Symbol),
        _ => null,
    };
}
