using System.Collections.Immutable;
using Carbon.Accounting.Lines;
using Carbon.Accounting.Methods;
using static Carbon.Tests.Accounting.ShippedLibrary;

namespace Carbon.Tests.Accounting;

public sealed class ShippedMethodsTests(ShippedLibrary shipped) : IClassFixture<ShippedLibrary>
{
    public static TheoryData<string> Sources => new(
        new ShippedLibrary().Library.Methods.Values.SelectMany(method => method.Sources).Select(source => source.Id));

    [Fact]
    public void All_methods_of_appendix_A_and_the_building_blocks_are_there()
    {
        Assert.All(Enumerable.Range(1, 29), number => Assert.Contains(FormattableString.Invariant($"M{number:00}"), shipped.Library.Methods.Keys));
        Assert.Equal(["X-ENERGY", "X-GBT32150", "X-GEC", "X-PCF", "X-SINK"], shipped.Library.Methods.Keys.Where(id => id.StartsWith('X')));
    }

    [Fact]
    public void Nothing_that_may_not_be_shipped_is_in_the_library() => Assert.DoesNotContain(
        Directory.EnumerateFiles(Path.Combine(ConfigFolder, "factors")).SelectMany(File.ReadLines),
        line => line.Contains("ship: false", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_source_runs_live_and_the_explanation_gives_the_same_digits(string id)
    {
        var source = shipped.Library.Methods[id[..id.LastIndexOf('.')]].Find(id)!;
        var used = source.Formula.Symbols.Select(symbol => source.Find(symbol.Name)!).ToList();
        var live = used.Where(parameter => parameter.Index is null).ToImmutableSortedDictionary(
            parameter => parameter.Symbol, parameter => parameter.Units[0].Code, StringComparer.Ordinal);
        var line = shipped.Library.Prepare(Line(id) with
        {
            Live = live,
            Components = source.Formula.Indices.ToImmutableSortedDictionary(index => index, index => Items(used.Where(parameter => parameter.Index == index)), StringComparer.Ordinal),
        });
        var values = live.Keys.Select((symbol, i) => (symbol, value: 0.31m + (0.0437m * i))).ToImmutableDictionary(pair => pair.symbol, pair => pair.value);

        var result = line.Explain(values);

        Assert.Equal(line.Evaluate(values), result.Result);
        Assert.Equal(result.Result, result.ByGas.Values.Sum(), 20);
        Assert.Equal(used.Count(parameter => parameter.Index is null) + (2 * used.Count(parameter => parameter.Index is not null)), result.Symbols.Length);
    }

    private static ImmutableArray<LineItem> Items(IEnumerable<Parameter> parameters)
    {
        var symbols = parameters.Select(parameter => parameter.Symbol).ToList();
        return [.. Enumerable.Range(1, 2).Select(number => new LineItem(null, Map<string>(), symbols.ToImmutableSortedDictionary(
            symbol => symbol, symbol => (GivenValue)new EnteredValue(0.29m * number, null, "given"), StringComparer.Ordinal)))];
    }
}
