using Carbon.Accounting.Units;
using Carbon.Node.Acquisition.Channels;
using Carbon.Registry;

namespace Carbon.Node.Configuration;

/// <summary>Whether a data item can be as configured.</summary>
internal static class ItemCheck
{
    public static IEnumerable<OptionProblem> Problems(ItemSection item, string path, UnitCatalog units)
    {
        if (units.Find(item.Unit) is null)
            yield return new($"{path}.unit", $"'{item.Unit}' is not a unit; the units stand in config/factors/units.yaml");
        if (item.Minimum > item.Maximum)
            yield return new($"{path}.minimum", "must not be greater than maximum");
        if (item.Kind != ItemKind.Analysis && item.Substitution != Substitution.None)
            yield return new($"{path}.substitution", "only an analysis has months without a sample; take it away");
        if (item.Substitution == Substitution.Default && item.Default is null)
            yield return new($"{path}.default", "is missing: the value that stands for a month without a sample");
        if (item.Substitution == Substitution.Default && item.DefaultOrigin.Length == 0)
            yield return new($"{path}.defaultOrigin", "is missing: the document and table that the default is from");
        if (item.MeanOf is < 1 or > 36)
            yield return new($"{path}.meanOf", "must be 1 to 36 months");
        if (item.GraceDays is < 0 or > 366)
            yield return new($"{path}.graceDays", "must be 0 to 366");
    }

    /// <summary>Quantities feed activity data, analyses and factors stand for symbols; one in the other's place means nothing.</summary>
    public static IEnumerable<OptionProblem> Uses(SourceSection source, string path, NodeConfiguration node)
    {
        var kinds = node.Items.GroupBy(i => i.Id).ToDictionary(i => i.Key, i => i.First().Kind);
        foreach (var (symbol, activity) in source.Activity)
        {
            foreach (var item in activity.Terms.Values.Select(t => t.Item).Append(activity.Item).OfType<string>().Where(i => kinds.TryGetValue(i, out var kind) && kind != ItemKind.Quantity))
                yield return new($"{path}.activity.{symbol}", $"the data item '{item}' is no quantity; name it under \"given\"");
        }
        foreach (var (symbol, values) in source.Given)
        {
            foreach (var item in values.Select(v => v.Item).OfType<string>())
            {
                if (!kinds.TryGetValue(item, out var kind))
                    yield return new($"{path}.given.{symbol}", $"there is no data item '{item}'");
                else if (kind == ItemKind.Quantity)
                    yield return new($"{path}.given.{symbol}", $"the data item '{item}' is a quantity; name it under \"activity\"");
            }
        }
    }
}
