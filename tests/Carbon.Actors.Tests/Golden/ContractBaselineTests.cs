using Carbon.Contracts;
using Google.Protobuf.Reflection;

namespace Carbon.Tests.Golden;

public sealed class ContractBaselineTests
{
    public const string File = "contracts.txt";

    private static readonly FileDescriptor[] Files =
    [
        AccountingReflection.Descriptor, BoundariesReflection.Descriptor, ChannelsReflection.Descriptor, MeasuresReflection.Descriptor, MeteringReflection.Descriptor,
        MeteringStateReflection.Descriptor, RegistryReflection.Descriptor, RepliesReflection.Descriptor, SettingsReflection.Descriptor, StateReflection.Descriptor,
    ];

    [Fact]
    public void The_contract_is_the_one_that_was_written_down()
    {
        var now = string.Concat(Lines().Order(StringComparer.Ordinal).Select(l => l + "\n"));
        if (GoldenFiles.Writing)
            GoldenFiles.Write(File, now);

        // A line that changes or goes breaks stored journals and nodes of another version; a new line is written with CARBON_WRITE_GOLDEN=1.
        Assert.Equal(GoldenFiles.Read(File), now);
    }

    [Fact]
    public void Every_message_with_a_manifest_stands_in_a_file_that_is_watched()
    {
        var watched = Files.SelectMany(f => f.MessageTypes).Select(m => m.ClrType).ToHashSet();
        Assert.All(ContractManifests.Types, t => Assert.Contains(t, watched));
    }

    private static IEnumerable<string> Lines() =>
        from file in Files
        from message in file.MessageTypes
        from field in message.Fields.InFieldNumberOrder()
        select FormattableString.Invariant($"{message.Name}.{field.Name} {field.FieldNumber} {(field.IsRepeated ? "repeated " : "")}{TypeOf(field)}");

    private static string TypeOf(FieldDescriptor field) =>
        field.FieldType == FieldType.Message ? field.MessageType.Name : field.FieldType.ToString().ToLowerInvariant();
}
