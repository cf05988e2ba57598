namespace Carbon.Portal.Frame;

/// <summary>Waits until the views show what was just done: what is durable is a moment ahead of them.</summary>
public static class Shown
{
    private const int Most = 30;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until a condition holds, at most three seconds of real time; a page then shows what there is.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        if (condition())
            return;
        using var timer = new PeriodicTimer(Every);
        for (var i = 0; i < Most && await timer.WaitForNextTickAsync() && !condition(); i++)
        {
        }
    }
}
