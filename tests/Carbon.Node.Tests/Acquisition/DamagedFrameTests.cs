using Carbon.Node.Acquisition.Decoding;

namespace Carbon.Node.Tests.Acquisition;

public sealed class DamagedFrameTests
{
    private const int FramesPerProtocol = 50_000;

    public static TheoryData<string> Protocols => [.. FrameProtocol.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Damaged_frames_do_no_harm_and_one_flipped_bit_is_never_accepted_where_there_is_a_checksum(string name)
    {
        var protocol = FrameProtocol.Named(name, out _)!;
        var sound = FrameVectors.All.Where(v => FrameVectors.Protocol(v) == name && v.GetProperty("expect").GetString() == "accept").Select(FrameVectors.Bytes).ToArray();
        var random = new Random(20260101);
        for (var i = 0; i < FramesPerProtocol; i++)
        {
            var frame = sound[random.Next(sound.Length)].ToArray();
            var oneBit = i % 2 == 0;
            var start = name.StartsWith("DL", StringComparison.Ordinal) || name.StartsWith("CJ", StringComparison.Ordinal) ? frame.TakeWhile(b => b == 0xFE).Count() : 0;
            if (oneBit)
                frame[random.Next(start, frame.Length)] ^= (byte)(1 << random.Next(8));
            else
                frame = Damage(frame, random);
            var explanation = protocol.Explain(frame);
            if (oneBit && name is not ("Modbus TCP" or "HJ 212"))
                Assert.False(explanation.Accept, $"one flipped bit was accepted: {Convert.ToHexString(frame)}");
            protocol.ExplainStream(frame);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Every_sound_frame_is_found_in_a_stream_with_noise(string name)
    {
        var protocol = FrameProtocol.Named(name, out _)!;
        var random = new Random(20260102);
        foreach (var vector in FrameVectors.All.Where(v => FrameVectors.Protocol(v) == name && v.GetProperty("expect").GetString() == "accept"))
        {
            var frame = FrameVectors.Bytes(vector);
            if (name.StartsWith("DL", StringComparison.Ordinal) || name.StartsWith("CJ", StringComparison.Ordinal))
                frame = [.. frame.SkipWhile(b => b == 0xFE)];
            var noise = new byte[random.Next(0, 20)];
            random.NextBytes(noise);
            byte[] stream = [.. noise, .. frame, 0x00, 0x68, 0x16, .. frame];
            var found = protocol.Find(stream).Select(r => Convert.ToHexString(stream[r]));
            Assert.Equal(2, found.Count(f => f == Convert.ToHexString(frame)));
        }
    }

    private static byte[] Damage(byte[] frame, Random random) => random.Next(5) switch
    {
        0 => frame[..random.Next(frame.Length)],
        1 => [.. frame, .. frame[..random.Next(frame.Length)]],
        2 => frame[random.Next(frame.Length)..],
        3 => Overwritten(frame, random, random.Next(1, 8)),
        _ => Overwritten(frame, random, frame.Length * 2),
    };

    private static byte[] Overwritten(byte[] frame, Random random, int times)
    {
        for (var i = 0; i < times; i++)
            frame[random.Next(frame.Length)] = (byte)random.Next(256);
        return frame;
    }
}
