using Carbon.Accounting.Units;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Portal.Entries;
using Carbon.Registry;
using Carbon.Registry.Feeding;

namespace Carbon.Node.Entries;

/// <summary>Entries as they are kept: the original value and the one converted into the item's unit (clause 9.2).</summary>
public static class EntryRecords
{
    /// <summary>The record of an input; a problem where it has no value, or its unit does not fit.</summary>
    public static (EntryRecord Record, EntryProblem? Problem) Of(DataItemRecord item, string id, EntryInput input, UnitCatalog units)
    {
        var unit = string.IsNullOrWhiteSpace(input.Unit) ? item.Unit : input.Unit.Trim();
        var record = new EntryRecord
        {
            Id = id,
            From = input.From is { } from ? MeteringRecords.Record(from) : 0,
            To = input.To is { } to ? MeteringRecords.Record(to) : 0,
            Original = DecimalValue.From(input.Value),
            Unit = unit,
            Note = input.Note ?? "",
            Document = input.Document ?? "",
            Mass = DecimalValue.From(input.Mass),
            Uncertainty = DecimalValue.From(input.Uncertainty),
            Supersedes = input.Supersedes ?? "",
            Confirmation = input.Confirmation ?? "",
        };
        if (input.Value is not { } value)
            return (record, new EntryProblem("value", "The value is missing.", "value_missing"));
        try
        {
            var converted = unit == item.Unit ? value : decimal.Round(units.Convert(value, unit, item.Unit), PlacesOf(item), MidpointRounding.AwayFromZero);
            record.Value = DecimalValue.From(converted);
            return (record, null);
        }
        catch (UnitException e)
        {
            return (record, new EntryProblem("unit", $"{e.Message}; {item.Id} is kept in {item.Unit}.", "unit_unfit", [unit, item.Unit]));
        }
    }

    private static int PlacesOf(DataItemRecord item) => (ItemKind)item.Kind == ItemKind.Quantity ? HourSpread.Places : AnalysisValues.Places;
}
