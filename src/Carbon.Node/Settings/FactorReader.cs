using Carbon.Accounting;
using Carbon.Accounting.Units;
using Carbon.Contracts;

namespace Carbon.Node.Settings;

/// <summary>Writes a factor of the settings out: value in the unit asked for, origin, calibre, and whether it is confirmed.</summary>
public sealed class FactorReader(AccountingLibrary library)
{
    /// <summary>The factor; null where it cannot be used, and why.</summary>
    public FactorValueRecord? Read(FactorSection section, string unit, out string problem)
    {
        problem = "";
        var record = section switch
        {
            { Value: { } value, Table: null } => Entered(section, value, unit),
            { Value: null, Table: { } table, Row: { } row } => FromTable(table, row, section.Column, out problem),
            _ => null,
        };
        if (record is null)
        {
            problem = problem.Length > 0 ? problem : "give either \"value\", \"unit\" and \"origin\", or \"table\" and \"row\"";
            return null;
        }
        if (library.Units.Find(unit) is not { } wanted || library.Units.Find(record.Unit) is not { } own)
        {
            problem = $"'{(library.Units.Find(unit) is null ? unit : record.Unit)}' is not a unit; the units stand in config/factors/units.yaml";
            return null;
        }
        if (!own.Fits(wanted))
        {
            problem = $"a factor in {own.Code} does not fit; {unit} or a unit of the same kind is needed";
            return null;
        }
        record.Value = DecimalValue.From(new Quantity(record.Value.ToDecimal(), own).In(wanted).Value);
        record.Unit = unit;
        return record;
    }

    private static FactorValueRecord Entered(FactorSection section, decimal value, string unit) => new()
    {
        Value = DecimalValue.From(value),
        Unit = section.Unit ?? unit,
        Origin = section.Origin ?? "given",
        Confirmed = section.Confirmed,
        Calibre = section.Calibre ?? "",
    };

    private FactorValueRecord? FromTable(string reference, string key, string column, out string problem)
    {
        problem = "";
        if (library.Factors.Find(reference) is not { } table)
            problem = $"there is no factor table '{reference}'";
        else if (table.Find(key) is not { } row)
            problem = $"{reference} has no row '{key}'; it has {string.Join(", ", table.Rows.Select(r => r.Key))}";
        else if (!row.Cells.TryGetValue(column, out var cell))
            problem = table.Columns.Contains(column) ? $"{reference}/{key} has no value in the column '{column}'; enter one with its origin" : $"{reference} has no column '{column}'; it has {string.Join(", ", table.Columns)}";
        else
        {
            return new FactorValueRecord
            {
                Value = DecimalValue.From(cell.Value),
                Unit = cell.Unit.Code,
                Origin = $"{reference}/{key}, {library.Factors.Cite(row.Document) ?? "no document"}, {table.Version}",
                Confirmed = cell.Confirmed,
                Calibre = row.Facts.Calibre ?? "",
                Table = reference,
                Row = key,
                Column = column,
            };
        }
        return null;
    }
}
