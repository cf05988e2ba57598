using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.OnDemand;

namespace Carbon.Node.Acquisition.Scanning;

/// <summary>
/// Reads the address by wildcard. Where several meters answer at once, they are told apart by shortened addresses (AA in the high bytes):
/// the last two digits first, and two more wherever answers still collide.
/// </summary>
internal sealed class DlT645Search(int preamble) : AddressSearch
{
    private const int Digits = 12;
    private readonly Queue<(DlT645Edition Edition, string Low)> _waiting = new([(DlT645Edition.Edition2007, ""), (DlT645Edition.Edition1997, "")]);
    private (DlT645Edition Edition, string Low) _asked;
    private int _planned = 2;

    /// <inheritdoc/>
    public override int Planned => _planned;

    /// <inheritdoc/>
    public override Inquiry? Next() => _waiting.TryDequeue(out _asked) ? new OpenQuestion([.. Enumerable.Repeat((byte)0xFE, preamble), .. Request()]) : null;

    /// <inheritdoc/>
    public override IEnumerable<AnsweredAddress> Learn(AskedQuestion answer)
    {
        var frames = DlT645Frame.Find(answer.Reply);
        var found = new List<AnsweredAddress>();
        var rest = answer.Reply.Count(b => b != 0xFE);
        foreach (var range in frames)
        {
            rest -= answer.Reply[range].Count(b => b != 0xFE);
            if (DlT645Frame.TryParse(answer.Reply[range], out var frame, out _) && frame.FromMeter && frame.Function == Function)
                found.Add(new(frame.Address, _asked.Edition == DlT645Edition.Edition2007 ? "edition2007" : "edition1997"));
        }
        if (rest > 0)
            Divide();
        return found;
    }

    private int Function => _asked is { Edition: DlT645Edition.Edition2007, Low: "" } ? 0x13 : DlT645Control.ReadRequest(_asked.Edition);

    private byte[] Request()
    {
        byte[] data = Function == 0x13 ? [] : _asked.Edition == DlT645Edition.Edition2007 ? [0x00, 0x00, 0x01, 0x00] : [0x10, 0x90];
        return DlT645Frame.Build(_asked.Low.PadLeft(Digits, 'A'), (byte)Function, data);
    }

    private void Divide()
    {
        if (_asked.Low.Length == Digits)
        {
            Notes.Add($"answers from {_asked.Low} are damaged; two meters with one address, or noise");
            return;
        }
        Notes.Add(_asked.Low.Length == 0
            ? "several meters answer the wildcard address at once, or the line is noisy; they are looked for by the last digits of their addresses"
            : $"several meters answer whose addresses end with {_asked.Low}; two more digits are asked for");
        for (var pair = 0; pair < 100; pair++)
            _waiting.Enqueue((_asked.Edition, $"{pair:00}{_asked.Low}"));
        _planned += 100;
    }
}
