using Carbon.Accounting.Factors;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Loading;

/// <summary>Checks what a method quotes from the factor tables.</summary>
internal sealed class MethodCheck(Method method, FactorLibrary factors, Problems problems)
{
    internal void Check()
    {
        if (method.GwpSet is { } set && factors.Find(FactorLibrary.GwpTable)?.Columns.Contains(set) != true)
        {
            problems.Add(method.Documentation.LineOf("gwp_set"), $"unknown GWP set '{set}'", method.Id);
        }
        foreach (var source in method.Sources)
        {
            foreach (var parameter in source.Parameters)
            {
                CheckDefault(source, parameter);
                foreach (var name in parameter.ChooseFrom.Where(name => !factors.Tables.Keys.Any(key => key == name || key.StartsWith(name + ".", StringComparison.Ordinal))))
                {
                    Add(source, parameter, "choose_from", $"choose_from: there is no table {name}");
                }
            }
        }
    }

    private void CheckDefault(Source source, Parameter parameter)
    {
        if (parameter.Default is not { } given)
        {
            return;
        }
        if (given.Value is { } value && parameter.Range?.Holds(value) == false)
        {
            Add(source, parameter, "default", $"the default {value} is outside the range");
        }
        if (given.Table is null)
        {
            return;
        }
        if (factors.Find(given.Table) is not { } table)
        {
            Add(source, parameter, "default", $"there is no table {given.Table}");
            return;
        }
        if (given.Column is null || (given.Column != DefaultValue.GwpSetColumn && !table.Columns.Contains(given.Column)))
        {
            Add(source, parameter, "default", $"{given.Table} has no column {given.Column}");
            return;
        }
        foreach (var key in given.Rows.Concat(given.Row is null ? [] : [given.Row]))
        {
            CheckRow(source, parameter, table, key, given);
        }
        if (given.Row is null && given.Rows.IsEmpty)
        {
            CheckUnits(source, parameter, table, table.Rows, given.Column);
        }
    }

    private void CheckRow(Source source, Parameter parameter, FactorTable table, string key, DefaultValue given)
    {
        if (table.Find(key) is not { } row)
        {
            Add(source, parameter, "default", $"{table.Reference} has no row {key}");
            return;
        }
        CheckUnits(source, parameter, table, [row], given.Column!);
        if (given.Value is { } value && row.Cells.GetValueOrDefault(given.Column!) is { } cell && cell.Value != value)
        {
            Add(source, parameter, "default", $"the default {value} is not the value {cell.Value} of {table.Reference}, row {key}");
        }
    }

    private void CheckUnits(Source source, Parameter parameter, FactorTable table, IEnumerable<FactorRow> rows, string column)
    {
        foreach (var row in rows)
        {
            if (row.Cells.GetValueOrDefault(column) is { } cell && !parameter.Units.Any(unit => unit.Fits(cell.Unit)))
            {
                Add(source, parameter, "default", $"{table.Reference}, row {row.Key} is in {cell.Unit}, which does not fit {string.Join(" or ", parameter.Units)}");
            }
        }
    }

    private void Add(Source source, Parameter parameter, string key, string message) =>
        problems.Add(parameter.Documentation.LineOf(key), message, method.Id, $"{source.Id} {parameter.Symbol}");
}
