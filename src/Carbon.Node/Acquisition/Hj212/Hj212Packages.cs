namespace Carbon.Node.Acquisition.Hj212;

/// <summary>Joins data that come in several packages (PNUM, PNO). Bounded: the oldest incomplete data are forgotten. Not safe for several threads.</summary>
public sealed class Hj212Packages
{
    private const int MostOpen = 16;
    private const int MostPackages = 64;
    private readonly List<(Hj212Data Data, HashSet<int> Numbers)> _open = [];
    private (string Number, string Command, DateTime Time) _lastDated;

    /// <summary>The data of a message; a later package without a time has that of the one before it of the same number.</summary>
    public bool TryRead(Hj212Message message, out Hj212Data data, out string error)
    {
        var before = message.Package > 1 && _lastDated.Number == message.Number && _lastDated.Command == message.Command ? _lastDated.Time : (DateTime?)null;
        var dated = Hj212Data.TryRead(message, before, out data, out error);
        if (dated)
            _lastDated = (message.Number, message.Command, data.Time);
        return dated;
    }

    /// <summary>The data with all their packages; null while one is missing.</summary>
    public Hj212Data? Whole(Hj212Message message, Hj212Data data)
    {
        if (message.Packages is <= 1 or > MostPackages)
            return data;
        var at = _open.FindIndex(p => p.Data.Kind == data.Kind && p.Data.Time == data.Time);
        var (held, numbers) = at < 0 ? (data, []) : _open[at];
        if (at >= 0)
            _open.RemoveAt(at);
        numbers.Add(message.Package);
        held = held.With(data);
        if (numbers.Count >= message.Packages)
            return held;
        _open.Add((held, numbers));
        if (_open.Count > MostOpen)
            _open.RemoveAt(0);
        return null;
    }
}
