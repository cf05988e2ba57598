using System.Collections.Immutable;
using System.Globalization;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Loading;

/// <summary>Reads and checks one method file.</summary>
internal sealed class MethodReader(LibraryFile file, UnitCatalog units, FactorLibrary factors, Problems problems)
{
    private readonly DataMap root = file.Root;

    internal Method? Read()
    {
        if (root.Text("id") is not { } id)
        {
            problems.Add(root.Line, "a method needs an id");
            return null;
        }
        if (!int.TryParse(root.Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
        {
            problems.Add(root.LineOf("version"), "version must be a whole number from 1", id);
        }
        var sources = ReadSources(id);
        var metrics = new MetricReader(root, id, sources, units, problems).Read();
        var method = new Method
        {
            Id = id,
            Version = version,
            Hash = file.Hash,
            IsOwn = file.IsOwn,
            Title = Texts.Title(root),
            Document = root.Text("document"),
            Confirmed = root.Flag("document_confirmed") ?? root.Flag("confirmed"),
            Evidence = root.Text("evidence"),
            GwpSet = root.Text("gwp_set"),
            Gases = [.. root.Texts("gases")],
            Total = ReadSum(root.Text("total"), root.LineOf("total"), id, "total", sources),
            Sources = sources,
            Subtotals = ReadSubtotals(id, sources),
            Metrics = [.. metrics.Parameters.Where(parameter => !parameter.Derive.IsEmpty).Select(parameter => parameter.Symbol)],
            MetricInputs = [.. root.Maps("metric_parameters").Select(map => map.Text("symbol")).OfType<string>()],
            MetricSource = metrics,
            Documentation = root,
        };
        new MethodCheck(method, factors, problems).Check();
        return method;
    }

    private ImmutableArray<Source> ReadSources(string id)
    {
        var sources = new List<Source>();
        foreach (var map in root.Maps("sources"))
        {
            if (new SourceReader(map, id, units, problems).Read() is not { } source)
            {
                continue;
            }
            if (sources.Exists(other => other.Id == source.Id))
            {
                problems.Add(map.Line, "another source has the same id", id, source.Id);
            }
            sources.Add(source);
        }
        if (sources.Count == 0)
        {
            problems.Add(root.LineOf("sources"), "a method needs at least one source", id);
        }
        return [.. sources];
    }

    private ImmutableArray<Subtotal> ReadSubtotals(string id, ImmutableArray<Source> sources)
    {
        var subtotals = new List<Subtotal>();
        foreach (var map in root.Maps("subtotals"))
        {
            var name = map.Text("id") ?? "subtotal";
            if (ReadSum(map.Text("formula"), map.Line, id, name, sources) is { } formula)
            {
                subtotals.Add(new Subtotal(name, formula, map.Text("unit") ?? "tCO2e"));
            }
        }
        return [.. subtotals];
    }

    private Formula? ReadSum(string? text, int line, string id, string name, ImmutableArray<Source> sources)
    {
        if (text is null)
        {
            return null;
        }
        try
        {
            var formula = Formula.Parse(text);
            foreach (var (part, sign, position) in SignedSum.Of(formula))
            {
                var source = sources.FirstOrDefault(candidate => candidate.Part == part);
                if (source is null || source.Sign != sign)
                {
                    problems.Add(line, source is null ? $"{part} is not a source (at {position + 1} of '{text}')"
                        : $"{part} has the sign {source.Sign} but stands with {sign} (at {position + 1} of '{text}')", id, name);
                }
            }
            return formula;
        }
        catch (FormulaException e)
        {
            problems.Add(line, $"{e.Message} (at {e.Position + 1} of '{text}')", id, name);
            return null;
        }
    }
}
