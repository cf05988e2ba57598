using Carbon.Contracts;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Carbon.Tests.Golden;

public sealed class GoldenBytesTests
{
    public static TheoryData<string, Type> Manifests()
    {
        var data = new TheoryData<string, Type>();
        foreach (var (manifest, type) in ContractManifests.All)
            data.Add(manifest, type);
        return data;
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Frozen_bytes_are_read_and_written_as_they_were(string manifest, Type type)
    {
        var name = Name(manifest, type);
        if (GoldenFiles.Writing && GoldenFiles.Read(name) is null)
        {
            var sample = SampleMessage.Of(Descriptor(type));
            GoldenFiles.Write(name, $"{Convert.ToHexStringLower(sample.ToByteArray())}\n{JsonFormatter.Default.Format(sample)}\n");
        }
        var frozen = GoldenFiles.Read(name);
        Assert.True(frozen is not null, $"Golden/{name} is missing; a new message is frozen with CARBON_WRITE_GOLDEN=1.");
        var lines = frozen.Split('\n');

        var message = ContractManifests.Parse(manifest, Convert.FromHexString(lines[0]));

        Assert.IsType(type, message);
        Assert.Equal(lines[0], Convert.ToHexStringLower(message.ToByteArray()));
        Assert.Equal(lines[1], JsonFormatter.Default.Format(message));
        Assert.Equal(manifest, ContractManifests.Of(message));
    }

    [Fact]
    public void No_manifest_was_taken_away()
    {
        var now = ContractManifests.All.Select(m => Name(m.Manifest, m.Type)).ToHashSet();
        Assert.All(GoldenFiles.Names.Where(n => n is not (ContractBaselineTests.File or LibraryBaselineTests.File)), n => Assert.Contains(n, now));
    }

    [Fact]
    public void An_unknown_manifest_says_that_another_version_is_needed()
    {
        var e = Assert.Throws<FormatException>(() => ContractManifests.Parse("zz9", []));
        Assert.Contains("zz9", e.Message, StringComparison.Ordinal);
        Assert.Contains("newer", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_bytes_say_that_the_record_is_damaged()
    {
        var e = Assert.Throws<FormatException>(() => ContractManifests.Parse("mr1", [0x12, 0xFF, 0x01]));
        Assert.Contains("damaged", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_without_a_manifest_is_not_written() =>
        Assert.Throws<ArgumentException>(() => ContractManifests.Of(new ReadingRecord()));

    private static string Name(string manifest, Type type) => $"{type.Name}.{manifest}.txt";

    private static MessageDescriptor Descriptor(Type type) => (MessageDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!;
}
