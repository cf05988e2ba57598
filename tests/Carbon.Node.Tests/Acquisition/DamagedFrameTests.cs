using System.Globalization;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.Decoding;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Simulation;

namespace Carbon.Node.Tests.Acquisition;

public sealed class DamagedFrameTests
{
    /// <summary>Frames a protocol; <c>CARBON_FUZZ=1000000</c> for the long run.</summary>
    private static readonly int Frames = int.TryParse(Environment.GetEnvironmentVariable("CARBON_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 50_000;

    public static TheoryData<string> Protocols => [.. FrameProtocol.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Damaged_frames_do_no_harm_and_one_flipped_bit_is_never_accepted_where_there_is_a_checksum(string name)
    {
        var protocol = FrameProtocol.Named(name, out _)!;
        var sound = FrameVectors.Sound(name);
        var random = new Random(20260101);
        for (var i = 0; i < Frames; i++)
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
        foreach (var sound in FrameVectors.Sound(name))
        {
            var frame = sound;
            if (name.StartsWith("DL", StringComparison.Ordinal) || name.StartsWith("CJ", StringComparison.Ordinal))
                frame = [.. frame.SkipWhile(b => b == 0xFE)];
            var noise = new byte[random.Next(0, 20)];
            random.NextBytes(noise);
            byte[] stream = [.. noise, .. frame, 0x00, 0x68, 0x16, .. frame];
            var found = protocol.Find(stream).Select(r => Convert.ToHexString(stream[r]));
            Assert.Equal(2, found.Count(f => f == Convert.ToHexString(frame)));
        }
    }

    public static TheoryData<string> Questions => [.. Asked().Select(q => q.Name)];

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_damaged_reply_never_yields_a_reading_and_a_damaged_request_never_stops_a_simulated_meter(string name)
    {
        var (_, inquiry, responder) = Asked().Single(q => q.Name == name);
        var (request, reply) = (new byte[300], new byte[600]);
        inquiry.Begin();
        var asked = request[..inquiry.Write(request)];
        var (_, length) = responder.Respond(asked, reply);
        var answer = reply[..length];
        Assert.Equal(ReplyVerdict.Complete, inquiry.Examine(answer).Verdict);
        var random = new Random(20260104);
        for (var i = 0; i < Frames; i++)
        {
            inquiry.Begin();
            var damaged = answer.ToArray();
            if (i % 2 == 0)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
                var verdict = inquiry.Examine(damaged).Verdict;
                Assert.False(verdict == ReplyVerdict.Complete && !name.EndsWith("TCP", StringComparison.Ordinal), $"a damaged reply was believed: {Convert.ToHexString(damaged)}");
            }
            else if (inquiry.Examine(damaged = Damage(damaged, random)) is { Verdict: ReplyVerdict.Complete } finding)
            {
                inquiry.Read(damaged.AsSpan(finding.Start, finding.Length), DateTimeOffset.UnixEpoch, new List<PointReading>());
            }
            responder.Respond(Damage(asked.ToArray(), random), reply);
        }
    }

    private static IEnumerable<(string Name, Inquiry Inquiry, IFrameResponder Responder)> Asked()
    {
        var registers = new Steady();
        var minute = TimeSpan.FromMinutes(1);
        ModbusPointOptions[] points = [new() { PointId = "a", Register = 3, Type = ModbusType.Float32, Order = WordOrder.Cdab }, new() { PointId = "b", Register = 7, Type = ModbusType.Bcd32, Order = WordOrder.Abcd }];
        var block = new ModbusBlock(ModbusTable.Holding, 3, 6, minute, points);
        var devices = new ModbusDevices([new() { MeterId = "m", Unit = 9, Points = points }], registers, TimeProvider.System);
        yield return ("Modbus TCP", new ModbusTcpInquiry(9, block, new()), new ModbusTcpResponder(devices));
        yield return ("Modbus RTU", new ModbusRtuInquiry(9, block), new ModbusRtuResponder(devices));
        yield return ("Modbus ASCII", new ModbusAsciiInquiry(9, block), new ModbusAsciiResponder(devices));
        var meter = new DlT645MeterOptions { MeterId = "m", Address = "202600000017", Points = [new() { PointId = "a", Di = "0001FF00", Element = "total" }, new() { PointId = "b", Di = "0001FF00", Element = "tariff3" }] };
        yield return ("DL/T 645-2007", new DlT645Inquiry(meter, meter.Points, preamble: 0), new DlT645Responder([meter], registers, TimeProvider.System));
        var old = meter with { Edition = DlT645Edition.Edition1997, Points = [new() { PointId = "a", Di = "B630" }] };
        yield return ("DL/T 645-1997", new DlT645Inquiry(old, old.Points, preamble: 0), new DlT645Responder([old], registers, TimeProvider.System));
        var heat = new CjT188MeterOptions { MeterId = "m", Address = "20260000000017", MeterType = "20", SerialNotEchoed = true, Points = [new() { PointId = "a", Element = "current_heat", Unit = "kWh" }] };
        yield return ("CJ/T 188", new CjT188Inquiry(heat, heat.Points, preamble: 0), new CjT188Responder([heat], registers, TimeProvider.System));
    }

    private sealed class Steady : IRegisterSource
    {
        public decimal? Read(string meterId, string pointId, DateTimeOffset at) => 12.34m;
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
