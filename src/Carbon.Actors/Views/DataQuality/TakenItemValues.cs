using Carbon.Accounting.Sources;
using Carbon.Contracts;
using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>The dated values of data items as sources took them last; read at once for all sources.</summary>
internal static class TakenItemValues
{
    /// <summary>By number of the source.</summary>
    public static ILookup<long, (string Item, ItemValues Values)> All(DataConnection db) => db.Query<Row>("SELECT source AS Source, record AS Record FROM source_value")
        .ToList()
        .Select(r => (r.Source, Taken: ValuesTaken.Parser.ParseFrom(r.Record)))
        .ToLookup(r => r.Source, r => (r.Taken.Item, new ItemValues(r.Taken.Feed, r.Taken.Values)));

    private sealed class Row
    {
        public long Source { get; set; }

        public byte[] Record { get; set; } = [];
    }
}
