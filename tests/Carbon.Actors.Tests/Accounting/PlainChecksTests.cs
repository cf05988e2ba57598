using System.Collections.Immutable;
using System.Globalization;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Formulas;

namespace Carbon.Tests.Accounting;

/// <summary>The plain formulas (<c>checks</c>) of both example files; the sums over lists are written out first.</summary>
public sealed class PlainChecksTests
{
    public static TheoryData<string, string> Names
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var example in All())
            {
                foreach (var check in example.Maps("checks"))
                {
                    data.Add(example.Text("id")!, check.Text("name")!);
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_plain_check_gives_the_expected_number(string id, string name)
    {
        var check = All().Single(example => example.Text("id") == id).Maps("checks").First(candidate => candidate.Text("name") == name);
        var text = check.Text("formula")!;
        var values = ((check["values"] as DataMap)?.Entries ?? []).ToDictionary(entry => entry.Key, entry => Number(((DataScalar)entry.Value).Text));
        foreach (var (index, list) in (check["components"] as DataMap)?.Entries ?? [])
        {
            text = WriteOut(text, index, (DataList)list, values);
        }
        var expected = Number(check.Text("expected")!);

        var actual = CompiledFormula.Of(text, [.. values.Keys])([.. values.Values]);

        var tolerance = check.Text("absolute") is { } absolute ? Number(absolute) : Math.Max(0.000001m, 0.000001m * Math.Abs(expected));
        if (check.Flag("rounded") == true)
        {
            tolerance = 0.5m / (decimal)Math.Pow(10, Decimals(check.Text("printed") ?? check.Text("expected")!));
        }
        Assert.True(Math.Abs(actual - expected) <= tolerance, $"{id} {name}: {actual} is not {expected}");
    }

    private static IEnumerable<DataMap> All() => ShippedLibrary.Examples("examples.yaml").Concat(ShippedLibrary.Examples("examples-other.yaml"));

    private static string WriteOut(string text, string index, DataList list, Dictionary<string, decimal> values)
    {
        var call = $"sum_{index}(";
        for (var start = text.IndexOf(call, StringComparison.Ordinal); start >= 0; start = text.IndexOf(call, StringComparison.Ordinal))
        {
            var end = start + call.Length;
            for (var depth = 1; depth > 0; end++)
            {
                depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
            }
            var body = text[(start + call.Length)..(end - 1)];
            var terms = list.Items.Cast<DataMap>().Select((item, i) => item.Entries.Where(entry => entry.Key != "item").Aggregate(body, (term, entry) =>
            {
                var name = FormattableString.Invariant($"{entry.Key}__{i}");
                values[name] = Number(((DataScalar)entry.Value).Text);
                return System.Text.RegularExpressions.Regex.Replace(term, $@"\b{entry.Key}\b", name);
            }));
            text = $"{text[..start]}({string.Join(" + ", terms.ToImmutableArray())}){text[end..]}";
        }
        return text;
    }

    private static int Decimals(string text) => text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
