using System.Globalization;
using System.Text;
using Carbon.Node.Acquisition.Hj212;
using FsCheck.Xunit;

namespace Carbon.Node.Tests.Acquisition.Hj212;

public sealed class Hj212StreamTests
{
    private static readonly int Mutations = int.TryParse(Environment.GetEnvironmentVariable("CARBON_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 50_000;

    private static readonly byte[][] Sound =
        [.. FrameVectors.All.Where(v => FrameVectors.Protocol(v) == "HJ 212" && v.GetProperty("expect").GetString() == "accept").Select(FrameVectors.Bytes)];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4000)]
    public void Messages_are_cut_out_of_a_stream_whatever_pieces_it_comes_in(int piece)
    {
        byte[] stream = [(byte)'x', .. Sound.SelectMany(s => s.Concat("\r\n#"u8.ToArray()))];
        Assert.Equal(Sound.Select(Hex), Cut(stream, piece).Select(Hex));
    }

    [Fact]
    public void A_half_message_does_not_swallow_the_sound_one_behind_it()
    {
        foreach (var (first, second) in Sound.Zip(Sound.Skip(1)))
        {
            var stream = new Hj212Stream(9999);
            byte[] bytes = [.. first[..(first.Length / 2)], .. second];
            var found = Feed(stream, bytes, bytes.Length);
            stream.GiveUp();
            while (stream.TryNext(out _, out var message))
                found.Add(message.ToArray());
            Assert.Equal(Hex(second), Hex(found[^1]));
        }
    }

    [Fact]
    public void A_longer_message_than_is_believed_is_not_waited_for()
    {
        var stream = new Hj212Stream(500);
        var found = Feed(stream, [.. "##9999QN=1"u8, .. Sound[0]], 3);
        Assert.Equal(Hex(Sound[0]), Hex(Assert.Single(found)));
        Assert.Equal(0, stream.FaultsInARow);
        Assert.Equal(1, stream.Faults);
    }

    [Property]
    public bool Any_text_reads_back_as_it_was_built(string number, string value)
    {
        var qn = Plain(number);
        var text = Plain(value);
        var bytes = Hj212Message.Build($"QN={qn};ST=31;CN=2061;PW=;MN=1;Flag=5;CP=&&a-Avg={text}&&");
        return Hj212Message.TryParse(bytes, out var message, out _) && message.Number == qn && message.Field("a-Avg") == text && message.WantsReply
            && Hj212Message.TryParse(bytes, out _, out _) && Hj212Message.Covered(bytes).Length == bytes.Length;
    }

    [Fact]
    public void Damaged_messages_do_no_harm_from_the_stream_to_the_readings_and_a_sound_one_behind_them_is_found()
    {
        var random = new Random(20260212);
        var meter = new Hj212MeterOptions
        {
            MeterId = "m",
            Mn = "A110000_0001",
            Points = [new() { PointId = "a", Factor = "a05001" }, new() { PointId = "b", Factor = "a00000", Data = Hj212Kind.RealTime }, new() { PointId = "c", Factor = "30", Data = Hj212Kind.Minute, Scale = 1000m }],
            Co2 = Sample.Co2,
        };
        var station = new Hj212Station(meter, Sample.Channel(1) with { Meters = [meter] });
        var last = Sound[^1];
        for (var i = 0; i < Mutations; i++)
        {
            var stream = new Hj212Stream(9999);
            var damaged = Damaged(Sound[random.Next(Sound.Length)].ToArray(), random);
            foreach (var bytes in Feed(stream, damaged, damaged.Length))
            {
                Assert.True(Hj212Message.TryParse(bytes, out var message, out _));
                Hj212Message.Covered(bytes);
                if (station.Read(message, out var data, out _))
                    station.Take(message, data, new DateTimeOffset(2024, 7, 1, 4, 0, 0, TimeSpan.Zero), out _);
            }
            stream.GiveUp();
            var after = Feed(stream, [.. last, .. last], 9999);
            if (after.Count == 0)
            {
                // A damaged length may claim both; what follows them is found.
                stream.GiveUp();
                after = Feed(stream, [.. last, .. new byte[10_000], .. last], 9999);
            }
            Assert.Contains(after, m => Hex(m) == Hex(last));
        }
    }

    /// <summary>Damage behind the frame: the content itself is wild, length and check value are right.</summary>
    [Fact]
    public void Wild_content_of_sound_messages_does_no_harm()
    {
        var random = new Random(20260213);
        var meter = new Hj212MeterOptions { MeterId = "m", Mn = "A110000_0001", Points = [new() { PointId = "a", Factor = "a05001", Scale = 1e20m }], Co2 = Sample.Co2 };
        var station = new Hj212Station(meter, Sample.Channel(1) with { Meters = [meter] });
        string[] pieces = ["DataTime=", "20240701080000", "99999999999999", "00010101000000", ";", ",", "=", "&&", "a05001-Avg=", "a00000-Avg=", "-Flag=N", "a05001-Flag=F", "79228162514264337593543950335", "-1", "1e9", "PNUM=2;PNO=2", "Flag=7;", "CP=&&", "QN=", "CN=2061;", "CN=2051;", "\u4e2d", "-", "0.0000000000000000000000000001"];
        for (var i = 0; i < Mutations; i++)
        {
            var segment = new StringBuilder(random.Next(3) == 0 ? "" : "QN=1;CN=2061;Flag=7;PNUM=2;PNO=1;CP=&&DataTime=20240701080000;");
            for (var p = random.Next(12); p >= 0; p--)
                segment.Append(pieces[random.Next(pieces.Length)]);
            segment.Append("&&");
            if (Hj212Message.TryParse(Hj212Message.Build(segment.ToString()), out var message, out _) && station.Read(message, out var data, out _))
                station.Take(message, data, new DateTimeOffset(2024, 7, 1, 4, 0, 0, TimeSpan.Zero), out _);
        }
    }

    private static List<byte[]> Cut(byte[] bytes, int piece) => Feed(new Hj212Stream(9999), bytes, piece);

    private static List<byte[]> Feed(Hj212Stream stream, byte[] bytes, int piece)
    {
        var found = new List<byte[]>();
        for (var at = 0; at < bytes.Length;)
        {
            var count = Math.Min(Math.Min(piece, bytes.Length - at), stream.Room.Length);
            bytes.AsSpan(at, count).CopyTo(stream.Room.Span);
            stream.Take(count);
            at += count;
            while (stream.TryNext(out _, out var message))
                found.Add(message.ToArray());
        }
        return found;
    }

    private static byte[] Damaged(byte[] frame, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return frame[..random.Next(frame.Length)];
            case 1:
                return [.. frame[random.Next(frame.Length)..], .. frame];
            default:
                for (var i = random.Next(1, 6); i > 0; i--)
                    frame[random.Next(frame.Length)] = (byte)random.Next(256);
                return frame;
        }
    }

    private static string Plain(string? text) => new([.. (text ?? "").Where(char.IsAsciiLetterOrDigit).Take(200)]);

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
