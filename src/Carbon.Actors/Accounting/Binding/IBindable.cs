namespace Carbon.Accounting.Binding;

/// <summary>What of a plant can be bound to symbols: units of measuring points and of data items.</summary>
public interface IBindable
{
    /// <summary>Units of a meter's points by point; null where there is no such meter.</summary>
    IReadOnlyDictionary<string, string>? Points(string meter);

    /// <summary>A data item; null where there is no such item.</summary>
    BindableItem? Item(string item);
}

/// <summary>A data item that can be bound.</summary>
/// <param name="Unit">Its unit.</param>
/// <param name="IsQuantity">True: amounts, bound as activity data; false: laboratory values or factors, bound as values of a symbol.</param>
public sealed record BindableItem(string Unit, bool IsQuantity);
