namespace Carbon.Portal.Tests.Plant;

/// <summary>The plant's time; moves only when it is moved.</summary>
internal sealed class PlantClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
