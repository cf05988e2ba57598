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
}
