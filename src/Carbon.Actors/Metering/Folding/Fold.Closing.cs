namespace Carbon.Metering.Folding;

/// <summary>How hours and days are closed in turn.</summary>
internal abstract partial class Fold
{
    /// <summary>Closes hours up to the one that holds <paramref name="place"/>.</summary>
    protected void WalkTo(long place, FoldOutput output)
    {
        while (place >= _hourEnd)
        {
            NextHour(output);
        }
    }

    protected void NextHour(FoldOutput output)
    {
        CountHeld(_hourEnd, output);
        CloseHour(output);
        if (_hourEnd >= _day.End)
        {
            CloseDay(output);
            _day = Rules.Days.Of(_day.Date.AddDays(1));
        }
        _hourStart = _hourEnd;
        _hourEnd = Rules.Days.NextHour(_day, _hourStart);
    }

    /// <summary>Counts held readings before <paramref name="before"/> as not used, each in its hour.</summary>
    protected void CountHeld(long before, FoldOutput output)
    {
        var counted = 0;
        while (counted < Held.Count && PlaceOf(Held[counted].Sample.Time) < Math.Min(before, _hourEnd))
        {
            _hour.Invalid++;
            _hour.Covered = true;
            Discard(Held[counted], output);
            counted++;
        }
        if (counted > 0)
        {
            Held.RemoveRange(0, counted);
        }
    }

    private void CloseHour(FoldOutput output)
    {
        if (!_hour.Covered)
        {
            return;
        }
        var parts = _hour.Parts == QualityParts.None ? QualityParts.None
            : new QualityParts(Scale(_hour.Parts.Estimated), Scale(_hour.Parts.Filled), Scale(_hour.Parts.Manual), Scale(_hour.Parts.UnderReview));
        var start = _day.Regular ? Moment.At(_hourStart, _day.Offset) : Rules.Days.Show(_hourStart);
        var figure = new IntervalFigure(start, Scale(_hour.Quantity), parts, _hour.Readings, _hour.Invalid, _hour.Filled, 0);
        output.Hours.Add(figure);
        _dayTotal.Add(figure);
        _hour = default;
    }

    private void CloseDay(FoldOutput output)
    {
        if (_dayTotal.Covered)
        {
            var factor = Rules.Point.Factor;
            var (min, max) = factor < 0 ? (_max * factor, _min * factor) : (_min * factor, _max * factor);
            output.Days.Add(new(
                _day.Date, _dayTotal.Quantity, min, max, _dayTotal.Parts, _dayTotal.Readings, _dayTotal.Invalid, _dayTotal.Filled,
                IsWhole(_dayTotal.Readings) && !_gapTouches && !GapOverlapsDay(), 0));
        }
        _dayTotal = default;
        _min = _max = null;
        _startsOnReading = _endsOnReading = _gapTouches = false;
    }
}
