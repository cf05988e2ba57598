using System.Security.Cryptography;
using System.Text;
using Carbon.Node.Acquisition.Hj212.Cems;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>What is known of one logger, whatever connections it has: its data, what of them is missing, its CO2 hours.</summary>
public sealed class Hj212Station
{
    private const int MissingKept = 5000;
    private readonly Hj212Options _options;
    private readonly TimeZoneInfo _zone;
    private readonly Hj212Mapping _mapping;
    private readonly Co2Book? _co2;
    private readonly Dictionary<Hj212Kind, MissingIntervals> _missing;
    private readonly Hj212Packages _packages = new();
    private readonly Lock _gate = new();

    /// <summary>A station of valid options.</summary>
    /// <exception cref="IOException">The password stands at a place that cannot be read.</exception>
    public Hj212Station(Hj212MeterOptions meter, Hj212Options options)
    {
        (Meter, _options) = (meter, options);
        _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        _mapping = new(meter, options.Label, _zone);
        _co2 = meter.Co2 is { } co2 ? new(co2, meter.Period(co2.Data), _zone) : null;
        _missing = meter.Intervals.ToDictionary(k => k, k => new MissingIntervals(meter.Period(k), MissingKept));
        Password = meter.Password is { } password ? Secret.Read(password) : null;
    }

    /// <summary>Its options.</summary>
    public Hj212MeterOptions Meter { get; }

    /// <summary>Its password; null: any is taken.</summary>
    public string? Password { get; }

    /// <summary>What it has sent before.</summary>
    public RepeatedMessages Repeated { get; } = new();

    /// <summary>One message is handled at a time, in order.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>The connection that requests go over: the newest.</summary>
    internal Hj212Connection? Connection { get; set; }

    /// <summary>Time that the logger's clock should show.</summary>
    public DateTime Local(DateTimeOffset now) => Hj212Time.Local(now, _zone);

    /// <summary>True when the message has the right password.</summary>
    public bool Admits(Hj212Message message) =>
        Password is null || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Password), Encoding.UTF8.GetBytes(message.Password));

    /// <summary>The data of a message; a later package without a time has that of the first of the same number.</summary>
    public bool Read(Hj212Message message, out Hj212Data data, out string error)
    {
        lock (_gate)
            return _packages.TryRead(message, out data, out error);
    }

    /// <summary>The readings that follow from data, CO2 hours among them. <paramref name="problem"/> says why an hour has no mass; empty where there is nothing to say.</summary>
    public IReadOnlyList<PointReading> Take(Hj212Message message, Hj212Data data, DateTimeOffset now, out string problem)
    {
        problem = "";
        lock (_gate)
        {
            var readings = _mapping.Read(data);
            var start = _mapping.Start(data);
            var recent = start <= Local(now) && start >= Local(now) - TimeSpan.FromDays(120);
            if (!recent || !_missing.TryGetValue(data.Kind, out var missing))
                return readings;
            if (_packages.Whole(message, data) is not { } whole)
                return readings;
            missing.Arrived(start);
            if (Meter.Co2?.Data != data.Kind)
                return readings;
            var hours = _co2!.Take(whole, start);
            problem = _co2.LastProblem;
            return [.. readings, .. hours];
        }
    }

    /// <summary>Notes what should be here by now; at the start of a connection everything that is missing may be asked for again.</summary>
    public void Expect(DateTimeOffset now, bool connected)
    {
        lock (_gate)
        {
            foreach (var (kind, missing) in _missing)
            {
                var period = Meter.Period(kind);
                var ended = Hj212Time.Floor(Local(now - _options.BackFetch.LateAfter), period) - period;
                missing.Expect(Hj212Time.Floor(Local(now - _options.BackFetch.LookBack), period), ended);
                if (connected)
                    missing.AskAgain();
            }
        }
    }

    /// <summary>What to ask the logger for next.</summary>
    public bool TryNext(out Hj212Kind kind, out DateTime first, out DateTime last)
    {
        lock (_gate)
        {
            foreach (var (of, missing) in _missing.OrderByDescending(m => m.Key))
            {
                kind = of;
                if (missing.TryNext(_options.BackFetch.Slice, _options.BackFetch.Attempts, out first, out last))
                    return true;
            }
        }
        (kind, first, last) = (default, default, default);
        return false;
    }

    /// <summary>True while something of a request is missing.</summary>
    public bool Lacks(Hj212Kind kind, DateTime first, DateTime last)
    {
        lock (_gate)
            return _missing[kind].Lacks(first, last);
    }

    /// <summary>The label that data of an interval have in the logger.</summary>
    public DateTime LabelOf(Hj212Kind kind, DateTime start) => _options.Label == Hj212Label.Start ? start : start + Meter.Period(kind);
}
