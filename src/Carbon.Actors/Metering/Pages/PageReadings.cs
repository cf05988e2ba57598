namespace Carbon.Metering.Pages;

/// <summary>The readings of one local day in time order, plain or packed.</summary>
internal abstract class PageReadings(int count)
{
    public int Count { get; } = count;

    public abstract Kept[] Unpack();
}
