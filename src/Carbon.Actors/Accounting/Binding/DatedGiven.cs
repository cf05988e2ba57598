using Carbon.Accounting.Lines;
using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>A value of a symbol with the local days on which it holds.</summary>
/// <param name="Value">The value.</param>
/// <param name="From">First day; null: from the beginning.</param>
/// <param name="To">Last day; null: without end.</param>
/// <param name="Asked">What it was made from.</param>
internal sealed record DatedGiven(GivenValue Value, DateOnly? From, DateOnly? To, GivenRecord Asked);
