namespace Carbon.Metering.Folding;

/// <summary>One calendar day of the plant: Start &lt;= t &lt; End in Unix milliseconds; its offset from UTC at the start in milliseconds; regular: 24 hours without a change of offset.</summary>
internal readonly record struct LocalDay(DateOnly Date, long Start, long End, long Offset, bool Regular);
