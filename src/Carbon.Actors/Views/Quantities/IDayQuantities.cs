namespace Carbon.Views.Quantities;

/// <summary>Quantities over local days of measuring points and of data items, by one way.</summary>
public interface IDayQuantities
{
    /// <summary>Settled quantities by local day, first and last included, in the unit of the point; a day that is not settled is not there.</summary>
    /// <param name="meter">Meter; <c>item:ID</c> for a data item.</param>
    /// <param name="point">Point; <c>quantity</c> for a data item.</param>
    /// <param name="first">First local day.</param>
    /// <param name="last">Last local day.</param>
    IReadOnlyDictionary<DateOnly, decimal> Of(string meter, string point, DateOnly first, DateOnly last);
}
