namespace Carbon.Accounting.Binding;

/// <summary>What of a plant can be bound to symbols: units of measuring points and of data items.</summary>
public interface IBindable
{
    /// <summary>Units of a meter's points by point; null where there is no such meter.</summary>
    IReadOnlyDictionary<string, string>? Points(string meter);

    /// <summary>Unit of a data item; null where there is no such item.</summary>
    string? Item(string item);
}
