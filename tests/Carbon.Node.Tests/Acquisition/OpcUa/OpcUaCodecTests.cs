using System.Security.Cryptography;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Security;
using Carbon.Node.Acquisition.OpcUa.Wire;
using FsCheck.Xunit;

namespace Carbon.Node.Tests.Acquisition.OpcUa;

public sealed class OpcUaCodecTests
{
    [Theory]
    [InlineData("i=2258")]
    [InlineData("ns=2;s=Line1.Flow")]
    [InlineData("nsu=urn:plant:line;s=a;b=c")]
    [InlineData("ns=3;g=09087e75-8e5e-499b-954f-f2a9603db28a")]
    [InlineData("ns=1;b=AQIDBA==")]
    public void A_node_reads_as_it_is_written(string text) => Assert.Equal(text, NodeId.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("Line1.Flow")]
    [InlineData("ns=70000;i=1")]
    [InlineData("ns=1;i=-1")]
    [InlineData("ns=1;i=5000000000")]
    [InlineData("ns=1;g=nonsense")]
    [InlineData("ns=1;b=***")]
    [InlineData("ns=1;s=")]
    [InlineData("ns=;s=a")]
    public void What_is_no_node_is_refused(string text) => Assert.Null(NodeId.Parse(text));

    /// <summary>Examples of Part 6: a number in two bytes (5.2.2.9, figure 7), in four (figure 8), a text (figure 6).</summary>
    [Theory]
    [InlineData("i=72", "0048")]
    [InlineData("ns=5;i=1025", "01050104")]
    [InlineData("ns=1;s=Hot\u6C34", "03010006000000486F74E6B0B4")]
    public void A_node_is_coded_as_in_the_examples_of_the_standard(string text, string hex)
    {
        var writer = new UaWriter();
        writer.Node(NodeId.Parse(text));
        Assert.Equal(hex, Convert.ToHexString(writer.ToArray()));
        Assert.Equal(text, new UaReader(Convert.FromHexString(hex)).Node(null).ToString());
    }

    [Property]
    public bool Nodes_read_back(ushort space, uint number, Guid guid, byte[] bytes, string text) =>
        new[] { new NodeId(space, number), new(space, 's', text ?? ""), new(space, 'g', guid.ToString("D")), new(space, 'b', Convert.ToBase64String(bytes)) }
            .All(node => Again(node, (codec, value) => codec.Node(value)) == node || node.Identifier.Any(char.IsSurrogate));

    [Property]
    public bool Values_of_every_type_read_back(bool flag, sbyte small, short number, int whole, ulong large, float single, double real, uint status, DateTime time)
    {
        var at = new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc), TimeSpan.Zero);
        UaVariant[] values =
        [
            new(UaType.Boolean, flag), new(UaType.SByte, small), new(UaType.Int16, number), new(UaType.Int32, whole), new(UaType.UInt64, large), new(UaType.Float, single),
            new(UaType.Double, real), new(UaType.StatusCode, new StatusCode(status)), new(UaType.DateTime, at), new(UaType.String, $"{whole}"),
        ];
        return values.All(value =>
        {
            var read = Again(new UaDataValue(value, new(status), at, null), (codec, v) => codec.DataValue(v));
            var array = Again(new UaVariant(value.Type, new[] { value.Value, value.Value }), (codec, v) => codec.Variant(v));
            return Equals(read.Value.Value, value.Value) && read.Status.Value == status && read.ServerTime is null && Equals(read.SourceTime, at)
                && array.Value is object?[] { Length: 2 } items && Equals(items[1], value.Value);
        });
    }

    [Fact]
    public void A_structure_of_an_unknown_type_is_passed_over_by_its_length()
    {
        var writer = new UaWriter();
        writer.Variant(new(UaType.ExtensionObject, new UaExtension(new(4, 7u), [1, 2, 3])));
        writer.UInt32(99);
        var reader = new UaReader(writer.ToArray());
        reader.Variant(default);
        Assert.Equal(99u, reader.UInt32(0));
    }

    [Theory]
    [InlineData("86FFFFFF7F")]
    [InlineData("8C40420F00")]
    [InlineData("0CFFFFFF7F")]
    [InlineData("989F860100")]
    public void A_length_beyond_what_is_there_is_refused_before_memory_is_taken(string hex)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<OpcUaFormatException>(() => new UaReader(Convert.FromHexString(hex)).Variant(default));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void Values_within_values_have_an_end()
    {
        byte[] nested = [.. Enumerable.Repeat<byte[]>([0x98, 1, 0, 0, 0], 5000).SelectMany(b => b)];
        Assert.Throws<OpcUaFormatException>(() => new UaReader(nested).Variant(default));
        Assert.Throws<OpcUaFormatException>(() => new UaReader(Enumerable.Repeat((byte)0x40, 5000).ToArray()).Diagnostics());
    }

    /// <summary>The vector for P_SHA256 that implementers of TLS 1.2 share.</summary>
    [Fact]
    public void Keys_are_derived_as_RFC_5246_says()
    {
        var secret = Convert.FromHexString("9BBE436BA940F017B17652849A71DB35");
        byte[] seed = [.. "test label"u8, .. Convert.FromHexString("A0BA9F936CDA311827A6F796FFD5198C")];
        Assert.StartsWith("E3F229BA727BE17B8D122620557CD453C2AAB21D07C3D495329B52D4E61EDB5A", Convert.ToHexString(PseudoRandom.Sha256(secret, seed, 100)));
    }

    [Property]
    public bool A_protected_chunk_opens_and_a_changed_one_does_not(byte[] content, bool encrypts, byte position, byte change)
    {
        byte[] body = [0, 0, 0, 1, 0, 0, 0, 2, .. content];
        var (own, peer) = (new DirectionKeys(new byte[32], new byte[32], new byte[16]), DirectionKeys.Derive([1], [2]));
        var chunk = new SymmetricProtection(own, peer, encrypts).Protect(new byte[16], body);
        var opened = new SymmetricProtection(peer, own, encrypts).Open([.. chunk], 16).ToArray().AsSpan().SequenceEqual(body);
        chunk[16 + position % (chunk.Length - 16)] ^= (byte)(change | 1);
        return opened && Throws(() => new SymmetricProtection(peer, own, encrypts).Open(chunk, 16));
    }

    [Theory]
    [InlineData(2048, 2048)]
    [InlineData(2048, 4096)]
    [InlineData(3072, 2048)]
    public void The_opening_of_a_channel_opens_with_the_keys_of_both_sides_and_no_others(int own, int peer)
    {
        using RSA mine = RSA.Create(own), theirs = RSA.Create(peer), others = RSA.Create(2048);
        for (var length = 8; length < 700; length += 23)
        {
            var content = RandomNumberGenerator.GetBytes(length);
            var chunk = new AsymmetricProtection(mine, theirs).Protect(new byte[40], content);
            Assert.Equal(chunk.Length, BitConverter.ToInt32(chunk, 4));
            Assert.Equal(content, new AsymmetricProtection(theirs, mine).Open(chunk, 40).ToArray());
        }
        var signedByOthers = new AsymmetricProtection(others, theirs).Protect(new byte[40], new byte[100]);
        Assert.True(Throws(() => new AsymmetricProtection(theirs, mine).Open(signedByOthers, 40)));
    }

    private static T Again<T>(T value, Func<UaCodec, T?, T> code)
    {
        var writer = new UaWriter();
        code(writer, value);
        return code(new UaReader(writer.ToArray()), default);
    }

    private static bool Throws(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (OpcUaFormatException)
        {
            return true;
        }
    }
}
