using System.Globalization;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>
/// Cuts what a device sends into messages. Noise is skipped; after a damaged message the search goes on right behind its <c>##</c>, so that
/// the next sound one is found. Holds one message of the longest kind at most.
/// </summary>
/// <param name="longest">Longest data segment that is believed, in bytes (the length field allows 9999).</param>
public sealed class Hj212Stream(int longest)
{
    private readonly byte[] _held = new byte[longest + Hj212Message.Overhead];
    private int _length;

    /// <summary>Damaged messages since the last sound one.</summary>
    public int FaultsInARow { get; private set; }

    /// <summary>Damaged messages in all.</summary>
    public long Faults { get; private set; }

    /// <summary>What was wrong with the last damaged message.</summary>
    public string LastFault { get; private set; } = "";

    /// <summary>A message has begun and not ended.</summary>
    public bool IsOpen => _length > 0;

    /// <summary>Room for bytes of the device; <see cref="Take"/> says how many came.</summary>
    public Memory<byte> Room => _held.AsMemory(_length);

    /// <summary>Bytes were written into <see cref="Room"/>.</summary>
    public void Take(int count) => _length += count;

    /// <summary>The next sound message; false when more bytes are needed. <paramref name="bytes"/> holds until the next call.</summary>
    public bool TryNext(out Hj212Message message, out ReadOnlyMemory<byte> bytes)
    {
        (message, bytes) = (null!, default);
        var at = 0;
        while (Begin(ref at, out var whole))
        {
            if (whole > _length - at)
                break;
            var candidate = _held.AsSpan(at, whole);
            var broken = candidate.EndsWith("\r\n"u8) ? "" : "a message ends with CR LF after its length and CRC";
            if (broken.Length == 0 && Hj212Message.TryParse(candidate, out message, out broken))
            {
                bytes = candidate.ToArray();
                FaultsInARow = 0;
                Drop(at + whole);
                return true;
            }
            Fault(broken);
            at += 2;
        }
        Drop(at);
        return false;
    }

    /// <summary>The rest of an open message does not come: what follows its <c>##</c> is searched anew.</summary>
    public void GiveUp()
    {
        if (_length == 0)
            return;
        Fault("a message was begun and not ended");
        Drop(Math.Min(2, _length));
    }

    /// <summary>Moves to the next place where a message may begin; false when there is none, or its length is not known yet.</summary>
    private bool Begin(ref int at, out int whole)
    {
        whole = 0;
        while (at < _length)
        {
            var next = _held.AsSpan(at, _length - at).IndexOf("##"u8);
            if (next < 0)
            {
                at = _held[_length - 1] == (byte)'#' ? _length - 1 : _length;
                return false;
            }
            at += next;
            if (_length - at < 6)
                return false;
            if (!int.TryParse(_held.AsSpan(at + 2, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var segment))
                at++;
            else if (segment > longest)
            {
                Fault($"a message of {segment} bytes, more than the {longest} that are believed");
                at += 2;
            }
            else
            {
                whole = segment + Hj212Message.Overhead;
                return true;
            }
        }
        return false;
    }

    private void Fault(string fault)
    {
        FaultsInARow++;
        Faults++;
        LastFault = fault;
    }

    private void Drop(int count)
    {
        _held.AsSpan(count, _length - count).CopyTo(_held);
        _length -= count;
    }
}
