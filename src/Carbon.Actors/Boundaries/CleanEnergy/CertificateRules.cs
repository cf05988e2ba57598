using Carbon.Boundaries.Settings;
using Carbon.Contracts;

namespace Carbon.Boundaries.CleanEnergy;

/// <summary>Whether clean energy is stated without counting a MWh twice (rules of X-GEC).</summary>
public static class CertificateRules
{
    /// <summary>Everything that is wrong.</summary>
    public static IEnumerable<SettingProblem> Problems(CleanEnergyRecord clean)
    {
        for (var i = 0; i < clean.Certificates.Count; i++)
        {
            var (certificate, path) = (clean.Certificates[i], $"cleanEnergy.certificates[{i}]");
            if (certificate.Id.Length == 0)
                yield return new($"{path}.id", "a certificate needs its number");
            else if (clean.Certificates.Take(i).Any(c => c.Id == certificate.Id))
                yield return new($"{path}.id", $"the certificate {certificate.Id} is there twice; it stands for its MWh once");
            if (certificate.Mwh?.ToDecimal() is null or <= 0m)
                yield return new($"{path}.mwh", "must be greater than 0");
            if (certificate.To < certificate.From)
                yield return new($"{path}.to", "is before \"from\"");
            if (certificate.Covers is "own" or "direct")
                yield return new($"{path}.covers", $"the certificate {certificate.Id} belongs to {(certificate.Covers == "own" ? "own generation" : "direct green power")}, whose MWh count already; take it away");
            else if (certificate.Covers != "grid")
                yield return new($"{path}.covers", $"'{certificate.Covers}' is not grid, own or direct");
        }
        foreach (var twice in clean.Own.Select((q, i) => (q, Path: $"cleanEnergy.own[{i}]")).Concat(clean.Direct.Select((q, i) => (q, Path: $"cleanEnergy.direct[{i}]")))
            .GroupBy(q => (q.q.Meter, q.q.Point)).Where(g => g.Count() > 1))
            yield return new(twice.Last().Path, $"{twice.Key.Meter}/{twice.Key.Point} is there twice; the same MWh counts once");
    }
}
