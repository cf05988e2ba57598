using System.Collections.Immutable;
using Carbon.Accounting.Calculations;
using Carbon.Accounting.Lines;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;
using FsCheck.Xunit;

namespace Carbon.Tests.Accounting;

/// <summary>What must hold for any method and any inputs, tried on every worked example.</summary>
public sealed class InvarianceTests(ShippedLibrary shipped) : IClassFixture<ShippedLibrary>
{
    private static readonly ImmutableArray<string> Ids = [.. ShippedLibrary.Examples("examples.yaml").Select(example => example.Text("id")!)];

    /// <summary>Any value of any line, entered in another unit of its dimension, gives the same tonnes.</summary>
    [Property(MaxTest = 300)]
    public void Rescaling_any_inputs_gives_the_same_tonnes(int seed)
    {
        var random = new Random(seed);
        var inputs = Inputs(Ids[random.Next(Ids.Length)]);
        var rescaled = inputs with { Lines = [.. inputs.Lines.Select(line => Rescaled(line, random))] };

        var (before, after) = (MethodCalculation.Run(shipped.Library, inputs), MethodCalculation.Run(shipped.Library, rescaled));

        Assert.Equal(before.BySource.Keys, after.BySource.Keys);
        Assert.All(before.BySource, source => Agree(source.Value, after.BySource[source.Key], $"{inputs.Id} {source.Key}"));
        Agree(before.Total, after.Total, $"{inputs.Id} total");
    }

    /// <summary>Lines accounted one by one, in any order, add up to the sources, the categories and the total accounted at once (clause 9.1).</summary>
    [Property(MaxTest = 200)]
    public void Points_add_up_to_categories_and_to_the_boundary(int seed)
    {
        var random = new Random(seed);
        var inputs = Inputs(Ids[random.Next(Ids.Length)]);
        var whole = MethodCalculation.Run(shipped.Library, inputs);

        var parts = inputs.Lines.OrderBy(_ => random.Next())
            .Select(line => MethodCalculation.Run(shipped.Library, inputs with { Lines = [line], Sources = [line.SourceId] }))
            .ToList();

        Assert.All(whole.BySource, source => Agree(source.Value, parts.Sum(part => part.BySource.GetValueOrDefault(source.Key)), source.Key));
        Assert.All(whole.ByCategory, category => Agree(category.Value, parts.Sum(part => part.ByCategory.GetValueOrDefault(category.Key)), category.Key));
        Agree(whole.Total, parts.Sum(part => part.Total), $"{inputs.Id} total");
        Agree(whole.Scope1Gross + whole.Scope2 + whole.Scope3 - whole.Deducted, parts.Sum(part => part.Scope1Gross + part.Scope2 + part.Scope3 - part.Deducted), "scopes");
    }

    private static CalculationInputs Inputs(string id) =>
        InputsReader.Read(ShippedLibrary.Examples("examples.yaml").Single(example => example.Text("id") == id), id);

    private LineBinding Rescaled(LineBinding line, Random random)
    {
        var method = shipped.Library.Method(line.SourceId[..line.SourceId.IndexOf('.', StringComparison.Ordinal)]);
        var source = method.Find(line.SourceId)!;
        var explained = shipped.Library.Prepare(line).Explain(ImmutableDictionary<string, decimal>.Empty);
        return line with
        {
            Given = line.Given.ToImmutableSortedDictionary(
                given => given.Key,
                given => given.Value is EnteredValue entered && source.Find(given.Key) is { } parameter
                    ? Rescaled(entered, entered.Unit ?? explained.Symbols.FirstOrDefault(symbol => symbol.Symbol == given.Key)?.Unit, parameter, random)
                    : given.Value,
                StringComparer.Ordinal),
        };
    }

    private GivenValue Rescaled(EnteredValue entered, string? code, Parameter parameter, Random random)
    {
        if (code is null || parameter.Units.Any(unit => unit.Dimension.ExponentOf("any") != 0) || shipped.Library.Units.Find(code) is not { } unit)
            return entered;
        var others = shipped.Library.Units.All.Where(other => other.Fits(unit) && other.Offset == 0m && unit.Offset == 0m).OrderBy(other => other.Code, StringComparer.Ordinal).ToList();
        if (others.Count == 0)
            return entered;
        var other = others[random.Next(others.Count)];
        return entered with { Value = new Quantity(entered.Value, unit).In(other).Value, Unit = other.Code };
    }

    private static void Agree(decimal expected, decimal actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-15m * Math.Max(1m, Math.Abs(expected)), $"{what}: {actual} is not {expected}");
}
