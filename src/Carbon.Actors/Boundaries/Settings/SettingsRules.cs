using Carbon.Boundaries.CleanEnergy;
using Carbon.Boundaries.Footprints;
using Carbon.Boundaries.Quotas;
using Carbon.Contracts;

namespace Carbon.Boundaries.Settings;

/// <summary>Whether settings are sound in themselves and, where the units of the plant are known, fit them.</summary>
public static class SettingsRules
{
    /// <summary>Everything that is wrong; <paramref name="tree"/> null: scopes are not looked at.</summary>
    public static IEnumerable<SettingProblem> Problems(SettingsRecord settings, UnitTree? tree) =>
        Ids(settings.Outputs.Select(o => o.Id), "outputs", "output")
            .Concat(Ids(settings.Quotas.Select(q => q.Id), "quotas", "quota"))
            .Concat(Ids(settings.Carriers.Select(c => c.Id), "energyCarriers", "energy carrier"))
            .Concat(Ids(settings.Footprints.Select(f => f.Id), "footprints", "footprint"))
            .Concat(settings.Outputs.SelectMany((o, i) => Scope(o.Scope, $"outputs[{i}].scope", tree)))
            .Concat(QuotaRules.Problems(settings.Quotas, tree))
            .Concat(settings.CleanEnergy is { } clean ? CertificateRules.Problems(clean) : [])
            .Concat(settings.Footprints.SelectMany((f, i) => FootprintRules.Problems(f, $"footprints[{i}]", settings.Outputs, tree)))
            .Concat(settings.Locating is { } locating ? Locating(locating) : []);

    /// <summary>Whether a scope is well formed and there.</summary>
    internal static IEnumerable<SettingProblem> Scope(string scope, string path, UnitTree? tree)
    {
        var colon = scope.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || scope[..colon] is not ("plant" or "boundary" or "source"))
            yield return new(path, $"'{scope}' is not plant:ID, boundary:ID or source:ID");
        else if (tree is not null && !tree.Has(scope))
            yield return new(path, $"there is no {scope} in this plant");
    }

    private static IEnumerable<SettingProblem> Ids(IEnumerable<string> ids, string path, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
        {
            if (id.Length is 0 or > 100 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
                yield return new($"{path}[{i}].id", $"'{id}' is not an id; use 1 to 100 letters, digits, '-', '_' and '.'");
            else if (!seen.Add(id))
                yield return new($"{path}[{i}].id", $"the {what} '{id}' is there twice; give one of them another id");
        }
    }

    private static IEnumerable<SettingProblem> Locating(LocatingRecord locating)
    {
        if (locating.Weeks is < 2 or > 53)
            yield return new("locating.weeks", "must be between 2 and 53");
        if (locating.Threshold?.ToDecimal() is <= 0m)
            yield return new("locating.threshold", "must be greater than 0; 3.5 is usual");
        if (locating.RelativeFloor?.ToDecimal() is <= 0m or > 1m)
            yield return new("locating.relativeFloor", "must be greater than 0 and at most 1; 0.01 is one per cent of the median");
        if (locating.MinimumDays is < 3 or > 200)
            yield return new("locating.minimumDays", "must be between 3 and 200");
    }
}
