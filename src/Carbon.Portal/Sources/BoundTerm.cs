using Carbon.Accounting.Binding;
using Carbon.Contracts;

namespace Carbon.Portal.Sources;

/// <summary>A measuring point or data item of a form, under its name in the expression.</summary>
/// <param name="name">Name in the expression.</param>
public sealed class BoundTerm(string name)
{
    private const string ItemPrefix = "item:";

    /// <summary>Name in the expression.</summary>
    public string Name => name;

    /// <summary><c>METER/POINT</c> or <c>item:ID</c>; empty: nothing is chosen.</summary>
    public string Thing { get; set; } = "";

    /// <summary>How a measuring point is written.</summary>
    public static string Point(string meter, string point) => $"{meter}/{point}";

    /// <summary>How a data item is written.</summary>
    public static string Item(string item) => ItemPrefix + item;

    /// <summary>The term as it is recorded.</summary>
    public static BoundTerm Of(TermRecord term) => new(term.Name) { Thing = BoundItem.Of(term) is { } item ? Item(item) : Point(term.Meter, term.Point) };

    /// <summary>The record of the term.</summary>
    public TermRecord Record()
    {
        if (Thing.StartsWith(ItemPrefix, StringComparison.Ordinal))
            return BoundItem.Term(name, Thing[ItemPrefix.Length..]);
        var slash = Thing.LastIndexOf('/');
        return new TermRecord { Name = name, Meter = slash < 0 ? Thing : Thing[..slash], Point = slash < 0 ? "" : Thing[(slash + 1)..] };
    }
}
