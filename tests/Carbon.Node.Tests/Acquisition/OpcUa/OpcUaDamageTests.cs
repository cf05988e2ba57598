using System.Globalization;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Transport;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Tests.Acquisition.OpcUa;

/// <summary>Whatever a server sends: it is read or refused by name, in little time and memory.</summary>
public sealed class OpcUaDamageTests
{
    private static readonly int Mutations = int.TryParse(Environment.GetEnvironmentVariable("CARBON_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 50_000;

    private static readonly UaDataValue Value = new(new(UaType.Double, 1.5), new(0x4090_0000), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    private static readonly EndpointDescription Endpoint = new() { Url = "opc.tcp://h:4840", Certificate = new byte[600], Mode = MessageSecurity.Sign, SecurityPolicy = "policy", Tokens = [new() { Id = "a" }, new() { Id = "b", Type = 1 }], Server = new() { Name = "server", DiscoveryUrls = ["opc.tcp://h"] } };

    private static readonly (byte[] Bytes, Action<byte[]> Read)[] Messages =
    [
        Sound(new GetEndpointsResponse { Endpoints = [Endpoint, Endpoint] }),
        Sound(new OpenSecureChannelResponse { ChannelId = 1, TokenId = 2, Nonce = new byte[32] }),
        Sound(new CreateSessionResponse { Token = new(0, 'g', Guid.Empty.ToString("D")), Nonce = new byte[32], Endpoints = [Endpoint] }),
        Sound(new ActivateSessionResponse { Nonce = new byte[32] }),
        Sound(new ReadResponse { Values = [Value, new(new(UaType.String, new object?[] { "a", null, "b" }), default, null, null), Value] }),
        Sound(new BrowseResponse { Results = [new() { Continuation = [1, 2], References = [new() { Node = new(2, 's', "x"), BrowseName = "x", DisplayName = "X" }] }] }),
        Sound(new CreateMonitoredItemsResponse { Results = [new() { ItemId = 1 }, new() { ItemId = 2 }] }),
        Sound(
            new PublishResponse { Available = [1, 2, 3], Message = new() { SequenceNumber = 3, Notifications = [Notifications.OfValues([new() { ClientHandle = 1, Value = Value }, new() { Value = Value }])] } },
            response =>
            {
                foreach (var value in Notifications.Values(response.Message))
                    Assert.NotNull(value.Value);
                Notifications.Status(response.Message);
            }),
        Sound(new ServiceFault()),
    ];

    [Fact]
    public void Damaged_messages_are_read_or_refused_by_name()
    {
        var random = new Random(20260105);
        var most = 0L;
        for (var i = 0; i < Mutations; i++)
        {
            var (bytes, read) = Messages[random.Next(Messages.Length)];
            var damaged = Damage(bytes, random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(damaged);
            }
            catch (Exception refused) when (refused is OpcUaFormatException or OpcUaServiceException)
            {
                // Named and contained.
            }
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.InRange(most, 0, 4_000_000);
    }

    [Fact]
    public void Damaged_chunks_are_joined_or_refused_by_name()
    {
        var random = new Random(20260106);
        for (var i = 0; i < Mutations / 10; i++)
        {
            var assembler = new ChunkAssembler();
            try
            {
                for (uint number = 1; number < 8; number++)
                {
                    var content = new byte[random.Next(0, 20)];
                    if (content.Length >= 8)
                        BitConverter.TryWriteBytes(content, random.Next(20) == 0 ? (uint)random.Next() : number);
                    assembler.Add("CCCCFAX"[random.Next(7)], content, out _, out _);
                }
            }
            catch (OpcUaFormatException)
            {
                // Named and contained.
            }
        }
    }

    [Fact]
    public void A_message_without_end_is_refused()
    {
        var assembler = new ChunkAssembler();
        Assert.Throws<OpcUaFormatException>(() =>
        {
            for (uint number = 1; number < 100_000; number++)
                assembler.Add('C', (byte[])[.. BitConverter.GetBytes(number), .. BitConverter.GetBytes(1u), .. new byte[60_000]], out _, out _);
        });
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: h\r\n\r\n")]
    [InlineData("MSGF\u0004\0\0\0")]
    [InlineData("ACKF")]
    public async Task What_is_no_frame_is_refused(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(text));
        await Assert.ThrowsAsync<OpcUaFormatException>(async () => await UaFrame.ReadAsync(stream, CancellationToken.None));
    }

    private static (byte[], Action<byte[]>) Sound<T>(T message, Action<T>? then = null)
        where T : UaResponse, IUaMessage, new()
    {
        var bytes = UaMessages.Encode(message);
        var again = UaMessages.Encode(UaMessages.Decode<T>(bytes));
        Assert.Equal(bytes, again);
        return (bytes, damaged =>
        {
            var read = UaMessages.DecodeResponse<T>(damaged);
            then?.Invoke(read);
        }
        );
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        byte[] damaged = [.. bytes];
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(4))
            {
                case 0:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 2 when at + 4 <= damaged.Length:
                    BitConverter.TryWriteBytes(damaged.AsSpan(at), random.Next(3) switch { 0 => int.MaxValue, 1 => -1, _ => random.Next(200_000) });
                    break;
                default:
                    damaged = [.. damaged[..at], .. damaged.Skip(at + random.Next(0, 5))];
                    break;
            }
            if (damaged.Length == 0)
                return damaged;
        }
        return damaged;
    }
}
