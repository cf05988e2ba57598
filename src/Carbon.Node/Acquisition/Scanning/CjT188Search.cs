using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.OnDemand;

namespace Carbon.Node.Acquisition.Scanning;

/// <summary>Reads the address (810A) by wildcard, for each family of meters and in both orders of the identifier. The standard has no way to tell meters apart that answer at once.</summary>
internal sealed class CjT188Search(int preamble) : AddressSearch
{
    private static readonly byte[] Families = [0x10, 0x20, 0x30, 0x40];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private int _asked = -1;

    /// <inheritdoc/>
    public override int Planned => Families.Length * 2;

    /// <inheritdoc/>
    public override Inquiry? Next()
    {
        if (++_asked >= Planned)
            return null;
        byte[] data = _asked % 2 == 0 ? [0x0A, 0x81, (byte)_asked] : [0x81, 0x0A, (byte)_asked];
        return new OpenQuestion([.. Enumerable.Repeat((byte)0xFE, preamble), .. CjT188Frame.Build(Families[_asked / 2], CjT188Frame.Wildcard, 0x03, data)]);
    }

    /// <inheritdoc/>
    public override IEnumerable<AnsweredAddress> Learn(AskedQuestion answer)
    {
        var found = new List<AnsweredAddress>();
        var rest = answer.Reply.Count(b => b != 0xFE);
        foreach (var range in CjT188Frame.Find(answer.Reply))
        {
            rest -= answer.Reply[range].Count(b => b != 0xFE);
            if (CjT188Frame.TryParse(answer.Reply[range], out var frame, out _) && frame.FromMeter && (frame.Function & 0x1F) == 0x03 && _known.Add(frame.Address))
                found.Add(new(frame.Address, $"meterType {frame.MeterType:X2}"));
        }
        if (rest > 0)
            Notes.Add($"answers of meters of type {Families[_asked / 2]:X2} are damaged: several meters answer at once, or the line is noisy; connect one meter at a time, or type the addresses printed on them");
        return found;
    }
}
