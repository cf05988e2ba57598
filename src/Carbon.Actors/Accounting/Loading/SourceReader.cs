using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Loading;

/// <summary>Reads and checks one source of a method.</summary>
internal sealed class SourceReader(DataMap map, string methodId, UnitCatalog units, Problems problems)
{
    internal Source? Read()
    {
        var id = map.Text("id");
        if (id is null || !id.StartsWith(methodId + ".", StringComparison.Ordinal) || id.Length == methodId.Length + 1)
        {
            problems.Add(map.LineOf("id"), $"a source id is {methodId}. and a name", methodId, id);
            return null;
        }
        var category = map.Text("category") ?? "";
        if (!SourceCategories.IsKnown(category))
        {
            problems.Add(map.LineOf("category"), $"unknown category '{category}'", methodId, id);
        }
        var sign = map.Text("sign") switch { "1" or null => 1, "-1" => -1, _ => 0 };
        if (sign == 0)
        {
            problems.Add(map.LineOf("sign"), "sign is 1 or -1", methodId, id);
        }
        var result = units.Find(map.Text("result_unit") ?? "");
        if (result is null)
        {
            problems.Add(map.LineOf("result_unit"), $"unknown result_unit '{map.Text("result_unit")}'", methodId, id);
        }
        var reader = new ParameterReader(methodId, id, units, problems);
        var parameters = ReadParameters(reader, id);
        var formula = reader.ReadFormula(map.Text("formula"), map.LineOf("formula"), "formula");
        if (formula is null || result is null)
        {
            return null;
        }
        var source = new Source
        {
            Id = id,
            Title = Texts.Title(map),
            Category = category,
            Gases = [.. map.Texts("gases")],
            Sign = sign,
            Formula = formula,
            Lines = map.Text("lines"),
            ResultUnit = result,
            Document = map.Text("source"),
            Confirmed = map.Flag("confirmed"),
            Evidence = map.Text("evidence"),
            Parameters = parameters,
            Documentation = map,
        };
        new SourceCheck(source, methodId, reader.ReadLiterals(map), Residual(id), problems).Check();
        return source;
    }

    private ImmutableArray<Parameter> ReadParameters(ParameterReader reader, string id)
    {
        var parameters = new List<Parameter>();
        foreach (var entry in map.Maps("parameters"))
        {
            if (reader.Read(entry) is not { } parameter)
            {
                continue;
            }
            if (parameters.Exists(other => other.Symbol == parameter.Symbol))
            {
                problems.Add(entry.Line, "another parameter has the same symbol", methodId, $"{id} {parameter.Symbol}");
            }
            parameters.Add(parameter);
        }
        return [.. parameters];
    }

    private Unit? Residual(string id)
    {
        if ((map["dimension_note"] as DataMap)?.Text("residual") is not { } code)
        {
            return null;
        }
        var unit = units.Find(code);
        if (unit is null)
        {
            problems.Add(map.LineOf("dimension_note"), $"unknown residual unit '{code}'", methodId, id);
        }
        return unit;
    }
}
