using Carbon.Accounting.Documents;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Carbon.Tests.Accounting;

public sealed class DocumentTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a: [1")]
    [InlineData("a: *b")]
    [InlineData("a: 1\na: 2")]
    [InlineData("a: 1\n---\nb: 2")]
    [InlineData("? [a]\n: 1")]
    [InlineData("a: \"x")]
    [InlineData("\t- a: : :")]
    public void Unsound_yaml_is_refused_with_its_line(string text) =>
        Assert.True(Assert.Throws<DataFileException>(() => YamlDocument.Read(text)).Line >= 0);

    [Fact]
    public void Deep_nesting_is_refused()
    {
        Assert.Throws<DataFileException>(() => YamlDocument.Read(new string('[', 200_000)));
        Assert.Throws<DataFileException>(() => YamlDocument.Read(string.Concat(Enumerable.Range(0, 500).Select(i => new string(' ', i) + "a:\n"))));
        Assert.Throws<DataFileException>(() => YamlDocument.Read(string.Concat(Enumerable.Repeat("- ", 20_000)) + "1"));
        Assert.Throws<DataFileException>(() => JsonData.Read(new string('[', 200_000)));
    }

    [Property(MaxTest = 2000)]
    public Property No_text_does_worse_than_be_refused() => Prop.ForAll(
        Gen.Elements("a", ":", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ",", "\"", "'", "#", "|", ">", "&x", "*x", "?", "!", "%", "@", "\t", "---", "...", "é", "\0", "1.5", "null").ListOf().Select(string.Concat).ToArbitrary(),
        text => IsReadOrRefused(YamlDocument.Read, text) && IsReadOrRefused(JsonData.Read, text));

    [Fact]
    public void Numbers_keep_their_digits_in_both_formats()
    {
        Assert.Equal("0.10", ((DataMap)YamlDocument.Read("a: 0.10")).Text("a"));
        Assert.Equal("0.10", ((DataMap)JsonData.Read("{\"a\": 0.10}")).Text("a"));
    }

    private static bool IsReadOrRefused(Func<string, DataNode> read, string text)
    {
        try
        {
            _ = read(text);
            return true;
        }
        catch (DataFileException)
        {
            return true;
        }
    }
}
