namespace Carbon.Node.Settle;

/// <summary>Which part of a date such as 03/04/2018 comes first.</summary>
public enum DateOrder
{
    /// <summary>Day, month, year.</summary>
    DayFirst,

    /// <summary>Month, day, year.</summary>
    MonthFirst,
}
