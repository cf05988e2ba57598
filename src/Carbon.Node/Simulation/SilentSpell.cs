namespace Carbon.Node.Simulation;

/// <summary>A time in which a simulated meter does not answer.</summary>
/// <param name="MeterId">The meter.</param>
/// <param name="From">First moment of silence.</param>
/// <param name="To">First moment after it.</param>
public sealed record SilentSpell(string MeterId, DateTimeOffset From, DateTimeOffset To);

/// <summary>A source whose meters fall silent now and then.</summary>
public sealed class SilentSource(IRegisterSource source, IReadOnlyList<SilentSpell> spells) : IRegisterSource
{
    /// <inheritdoc/>
    public decimal? Read(string meterId, string pointId, DateTimeOffset at) =>
        spells.Any(s => s.MeterId == meterId && s.From <= at && at < s.To) ? null : source.Read(meterId, pointId, at);
}
