using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OnDemand;

namespace Carbon.Node.Acquisition.Scanning;

/// <summary>An address that something answered from.</summary>
/// <param name="Address">As <c>unit</c> or <c>address</c> of a meter's place has it.</param>
/// <param name="Detail">What else the answer tells.</param>
internal readonly record struct AnsweredAddress(string Address, string Detail);

/// <summary>Which questions find the addresses on a line. One question at a time; what to ask next may depend on what came back.</summary>
internal abstract class AddressSearch
{
    /// <summary>Questions planned so far.</summary>
    public abstract int Planned { get; }

    /// <summary>What whoever searches should know.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The next question; null when everything was asked.</summary>
    public abstract Inquiry? Next();

    /// <summary>What the answer to the last question tells.</summary>
    public abstract IEnumerable<AnsweredAddress> Learn(AskedQuestion answer);
}
