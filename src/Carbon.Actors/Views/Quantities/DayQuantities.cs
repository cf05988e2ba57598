using Carbon.Accounting.Sources;

namespace Carbon.Views.Quantities;

/// <summary>Points and data items behind one door: a meter <c>item:ID</c> is a data item.</summary>
public sealed class DayQuantities(PointDayQuantities points, ItemDayQuantities items) : IDayQuantities
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<DateOnly, decimal> Of(string meter, string point, DateOnly first, DateOnly last) =>
        ItemTerms.IsItem(meter, out var item) ? items.Of(item, first, last) : points.Of(meter, point, first, last);
}
