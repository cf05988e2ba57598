using System.Collections.Frozen;

namespace Carbon.Node.Simulation;

/// <summary>An instrument exchange as the simulated registers make it.</summary>
public sealed record RegisterExchange(string Meter, string Point, DateTimeOffset At);

/// <summary>Registers of a simulated plant at any time: the same time always shows the same value.</summary>
public sealed class ReplayRegisters : IRegisterSource
{
    private readonly FrozenDictionary<(string, string), (SimulatedRegister Register, ReplaySeries Series)> _registers;
    private readonly SimulatedPlant _plant;
    private readonly IReadOnlyDictionary<string, ReplaySeries> _series;
    private readonly IReadOnlyList<RegisterExchange> _exchanges;
    private readonly DateTimeOffset _epoch;
    private readonly TimeZoneInfo _zone;

    /// <summary>Registers that stand at their start values at <paramref name="epoch"/>.</summary>
    public ReplayRegisters(SimulatedPlant plant, string folder, DateTimeOffset epoch, IReadOnlyList<RegisterExchange> exchanges, TimeZoneInfo zone)
    {
        (_plant, _epoch, _exchanges, _zone) = (plant, epoch, exchanges, zone);
        _series = plant.Series.ToDictionary(s => s.Key, s => ReplaySeries.Read(Path.Combine(folder, s.Value.File), Midnight(s.Value.From), s.Value.Step));
        _registers = plant.Registers.ToFrozenDictionary(r => (r.Meter, r.Point), r => (r, _series[r.Series]));
    }

    /// <inheritdoc/>
    public decimal? Read(string meterId, string pointId, DateTimeOffset at) => IsSilent(meterId, at) ? null : Register(meterId, pointId, at);

    /// <summary>True at the times of day at which a meter does not answer.</summary>
    public bool IsSilent(string meterId, DateTimeOffset at)
    {
        foreach (var silence in _plant.Silences)
        {
            if (silence.Meter == meterId && TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(at, _zone).TimeOfDay) is var time && time >= silence.From && time < silence.To)
                return true;
        }
        return false;
    }

    /// <summary>What the register shows, answered or not; null where there is none.</summary>
    public decimal? Register(string meterId, string pointId, DateTimeOffset at)
    {
        if (!_registers.TryGetValue((meterId, pointId), out var found))
            return null;
        foreach (var exchange in _exchanges)
        {
            if (exchange.Meter == meterId && exchange.Point == pointId && at >= exchange.At)
                return Show(found.Register.Scale * found.Series.Between(exchange.At, at), found.Register);
        }
        return Before(found.Register, found.Series, at);
    }

    /// <summary>The last reading of the old instrument of an exchange; the new one begins at zero.</summary>
    public decimal EndOf(RegisterExchange exchange)
    {
        var (register, series) = _registers[(exchange.Meter, exchange.Point)];
        return Before(register, series, exchange.At);
    }

    /// <summary>An interval quantity that ends at a time.</summary>
    public decimal Quantity(SimulatedQuantity quantity, DateTimeOffset end) =>
        decimal.Round(quantity.Scale * _series[quantity.Series].Between(end - quantity.Every, end), quantity.Decimals);

    private decimal Before(SimulatedRegister register, ReplaySeries series, DateTimeOffset at) =>
        Show(register.Start + register.Scale * series.Between(_epoch, at), register);

    private static decimal Show(decimal value, SimulatedRegister register)
    {
        var within = value % register.Modulus;
        return decimal.Round(within < 0m ? within + register.Modulus : within, register.Decimals, MidpointRounding.ToZero);
    }

    private DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local));
    }
}
