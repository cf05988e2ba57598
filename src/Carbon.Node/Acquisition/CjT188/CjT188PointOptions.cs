using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.CjT188;

/// <summary>A measuring point of a CJ/T 188 meter: one value of the reply to 901F.</summary>
public sealed record CjT188PointOptions : PointOptions
{
    /// <summary>Name of the value: <c>current_volume</c>, <c>current_heat</c>, <c>supply_temperature</c>; a bit of the status word: <c>battery_low</c>, <c>valve_closed</c>, <c>valve_fault</c> (0 or 1).</summary>
    public required string Element { get; init; }

    /// <summary>Unit of the readings; a meter that counts in another unit of the kind is converted, one of another kind is refused as bad. A bit of the status word has none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Digits after the point where the meter deviates; null: as its layout has it. A meter that counts in L or L/h needs them: its decimals are not confirmed, and without them its value is bad.</summary>
    public int? Decimals { get; init; }

    /// <summary>What is wrong with the point of a meter with these values.</summary>
    internal IEnumerable<OptionProblem> ValidateOwn(string path, IReadOnlyList<string> elements)
    {
        if (!elements.Contains(Element))
            yield return new($"{path}.element", $"name one of {string.Join(", ", elements)}");
        if (CjT188Status.Elements.Contains(Element) ? Unit.Length > 0 : !CjT188Conversion.Known.Contains(Unit))
            yield return new($"{path}.unit", CjT188Status.Elements.Contains(Element) ? "a bit of the status word has no unit" : $"name one of {string.Join(", ", CjT188Conversion.Known)}");
        if (Decimals is < 0 or > 8)
            yield return new($"{path}.decimals", "must be between 0 and 8");
    }
}
