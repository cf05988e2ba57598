namespace Carbon.Metering.Pages;

/// <summary>Finding pages by time; pages are in time order.</summary>
internal static class PageIndex
{
    /// <summary>Index of the page whose day holds <paramref name="ms"/>, or the complement of where it would stand.</summary>
    public static int Find(IReadOnlyList<Page> pages, long ms)
    {
        var last = pages.Count - 1;
        if (last >= 0 && ms >= pages[last].Day.Start)
        {
            return ms < pages[last].Day.End ? last : ~pages.Count;
        }
        var (low, high) = (0, last);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (ms < pages[middle].Day.Start)
            {
                high = middle - 1;
            }
            else if (ms >= pages[middle].Day.End)
            {
                low = middle + 1;
            }
            else
            {
                return middle;
            }
        }
        return ~low;
    }

    public static IEnumerable<Kept> Between(IReadOnlyList<Page> pages, long from, long to)
    {
        var first = Find(pages, from);
        for (var i = first < 0 ? ~first : first; i < pages.Count && pages[i].Day.Start < to; i++)
        {
            foreach (var reading in pages[i].Readings.Unpack())
            {
                if (reading.Time >= from && reading.Time < to)
                {
                    yield return reading;
                }
            }
        }
    }

    public static Kept? Newest(IReadOnlyList<Page> pages)
    {
        for (var i = pages.Count - 1; i >= 0; i--)
        {
            if (pages[i].Readings is OpenReadings { Count: > 0 } open)
            {
                return open.Last;
            }
            if (pages[i].Readings.Count > 0)
            {
                return pages[i].Readings.Unpack()[^1];
            }
        }
        return null;
    }
}
