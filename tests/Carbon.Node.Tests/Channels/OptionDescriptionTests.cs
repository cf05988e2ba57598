using System.Globalization;
using Carbon.Node.Channels.Describing;
using Carbon.Portal.Acquisition.Options;

namespace Carbon.Node.Tests.Channels;

/// <summary>The description of options that forms are made of.</summary>
public sealed class OptionDescriptionTests
{
    private readonly OptionDescriptions _descriptions = new();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Every_option_of_every_protocol_has_a_name_in_the_language_of_the_reader(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var unnamed = _descriptions.Protocols.SelectMany(p => p.Channel.Concat(p.Place).Concat(p.Point)).Concat(_descriptions.Meter).Concat(_descriptions.Point)
            .SelectMany(All).Where(f => !OptionWords.Knows(f)).Select(f => $"{f.Owner}.{f.Name}").Distinct().ToList();
        Assert.True(unnamed.Count == 0, $"Give these words in OptionWords.resx and OptionWords.zh-Hans.resx: {string.Join(", ", unnamed)}");
        Assert.All(_descriptions.Protocols, p => Assert.NotEqual(p.Protocol, OptionWords.Protocol(p.Protocol)));
    }

    [Fact]
    public void Options_say_what_they_hold_what_they_cannot_do_without_and_what_is_usual()
    {
        var tcp = ((IOptionDescriptions)_descriptions).Find("modbus-tcp")!;
        Assert.True(tcp.IsPolled);
        Assert.Equal(["host", "port"], tcp.Channel.Where(f => f.IsMain).Select(f => f.Name));
        Assert.Equal((OptionKind.Whole, "502", false), Of(tcp.Channel, "port"));
        Assert.Equal((OptionKind.Duration, "1s", false), Of(tcp.Channel, "timeout"));
        Assert.Equal((OptionKind.Whole, "", true), Of(tcp.Place, "unit"));
        Assert.Equal("ABCD CDAB BADC DCBA", string.Join(' ', tcp.Point.Single(f => f.Name == "order").Choices));
        Assert.True(tcp.Point.Single(f => f.Name == "analogue") is { Kind: OptionKind.Group, Needed: false, Fields.Length: >= 4 });
        Assert.DoesNotContain(tcp.Channel, f => f.Name is "id" or "meters" or "meterIds");
        Assert.True(((IOptionDescriptions)_descriptions).Find("mqtt")!.Channel.Single(f => f.Name == "password").IsSecret);
    }

    private static IEnumerable<OptionField> All(OptionField field) => field.Fields.SelectMany(All).Prepend(field);

    private static (OptionKind Kind, string Default, bool Needed) Of(IEnumerable<OptionField> fields, string name)
    {
        var field = fields.Single(f => f.Name == name);
        return (field.Kind, field.Default, field.Needed);
    }
}
