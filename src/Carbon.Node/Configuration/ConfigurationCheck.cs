using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Carbon.Accounting;
using Carbon.Metering;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Settings;

namespace Carbon.Node.Configuration;

/// <summary>Whether the parts of a configuration fit together: ids, references, units, shares, methods.</summary>
public static class ConfigurationCheck
{
    private const int MaximumId = 100;

    /// <summary>Everything that is wrong.</summary>
    public static IEnumerable<OptionProblem> Problems(NodeConfiguration node, AccountingLibrary library)
    {
        if (node.Role != "terminal")
            yield return new("$.role", $"'{node.Role}' is not a role of this version; it is \"terminal\"");
        if (!System.Net.IPAddress.TryParse(node.Listen, out _))
            yield return new("$.listen", $"'{node.Listen}' is not an IP address; write 127.0.0.1, or 0.0.0.0 for all");
        if (node.Library is { } own && !Directory.Exists(own))
            yield return new("$.library", $"there is no folder {own}; make it with methods/ and factors/ in it, or leave it out");
        foreach (var problem in Tls(node.Tls).Concat(Plant(node.Plant, library))
            .Concat(Ids("$.meters", [.. node.Meters.Select(m => m.Id)], "meter"))
            .Concat(ChannelFactory.Validate(node.Channels, "$.channels"))
            .Concat(Ids("$.items", [.. node.Items.Select(i => i.Id)], "data item"))
            .Concat(node.Items.SelectMany((item, i) => ItemCheck.Problems(item, $"$.items[{i}]", library.Units)))
            .Concat(node.Sources.SelectMany((s, i) => ItemCheck.Uses(s, $"$.sources[{i}]", node)))
            .Concat(Ids("$.sources", [.. node.Sources.Select(s => s.Id)], "source"))
            .Concat(Ids("$.boundaries", [.. node.Boundaries.Select(b => b.Id)], "boundary"))
            .Concat(node.Meters.SelectMany((m, i) => Meter(m, $"$.meters[{i}]", id => node.Meters.Any(other => other.Id == id), library)))
            .Concat(node.Channels.SelectMany((c, i) => Channel(c, $"$.channels[{i}]", node)))
            .Concat(!TimeZoneInfo.TryFindSystemTimeZoneById(node.Plant.TimeZone, out _) ? [] : node.Sources.SelectMany((s, i) => SourceCheck.Problems(s, $"$.sources[{i}]", node, library)))
            .Concat(BoundaryCheck.Problems(node)))
            yield return problem;
        if (!BoundaryCheck.Problems(node).Any())
        {
            foreach (var problem in Settings(node, library))
                yield return problem;
        }
    }

    private static IEnumerable<OptionProblem> Settings(NodeConfiguration node, AccountingLibrary library) => node.Settings is { } settings
        ? SettingsReader.Read(settings, SettingsFile.Ground(node, library)).Problems.Select(p => new OptionProblem($"$.settings.{p.Path}", p.Message))
        : [];

    private static IEnumerable<OptionProblem> Tls(TlsSection? tls)
    {
        if (tls is null)
            yield break;
        if (!File.Exists(tls.Certificate))
            yield return new("$.tls.certificate", $"there is no file {tls.Certificate}");
        else if (!File.Exists(tls.Key))
            yield return new("$.tls.key", $"there is no file {tls.Key}");
        else if (Unreadable(tls) is { } reason)
            yield return new("$.tls.certificate", $"certificate and key cannot be used: {reason}");
    }

    private static string? Unreadable(TlsSection tls)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPemFile(tls.Certificate, tls.Key);
            return null;
        }
        catch (CryptographicException e)
        {
            return e.Message;
        }
    }

    private static IEnumerable<OptionProblem> Plant(PlantSection plant, AccountingLibrary library)
    {
        foreach (var problem in Id("$.plant.id", plant.Id))
            yield return problem;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(plant.TimeZone, out _))
            yield return new("$.plant.timeZone", $"'{plant.TimeZone}' is not a time zone of this machine; write an IANA name such as Asia/Shanghai");
        if (!library.Methods.ContainsKey(plant.Method))
            yield return new("$.plant.method", $"there is no method '{plant.Method}'; there are {string.Join(", ", library.Methods.Keys.Order(StringComparer.Ordinal))}");
    }

    private static IEnumerable<OptionProblem> Ids(string path, IReadOnlyList<string> ids, string what)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            foreach (var problem in Id($"{path}[{i}].id", ids[i]))
                yield return problem;
            if (ids.Take(i).Contains(ids[i]))
                yield return new($"{path}[{i}].id", $"the {what} '{ids[i]}' is there twice; give one of them another id");
        }
    }

    /// <summary>What is wrong with an id; null where nothing is.</summary>
    public static string? IdProblem(string id) => id.Length is 0 or > MaximumId || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        ? $"'{id}' is not an id; use 1 to {MaximumId} letters, digits, '-', '_' and '.'" : null;

    private static IEnumerable<OptionProblem> Id(string path, string id)
    {
        if (IdProblem(id) is { } problem)
            yield return new(path, problem);
    }

    /// <summary>What is wrong with a meter and its points.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="path">Its JSON path.</param>
    /// <param name="exists">Whether there is a meter of an id.</param>
    /// <param name="library">Units.</param>
    public static IEnumerable<OptionProblem> Meter(MeterSection meter, string path, Func<string, bool> exists, AccountingLibrary library)
    {
        if (meter.Parent.Length > 0 && !exists(meter.Parent))
            yield return new($"{path}.parent", $"there is no meter '{meter.Parent}'");
        if (meter.Points.Count == 0)
            yield return new($"{path}.points", "a meter needs at least one point");
        foreach (var problem in Ids($"{path}.points", [.. meter.Points.Select(p => p.Id)], "point")
            .Concat(meter.Points.SelectMany((p, i) => Point(p, $"{path}.points[{i}]", library))))
            yield return problem;
    }

    private static IEnumerable<OptionProblem> Point(PointSection point, string path, AccountingLibrary library)
    {
        if (library.Units.Find(point.Unit) is null)
            yield return new($"{path}.unit", $"'{point.Unit}' is not a unit; the units stand in config/factors/units.yaml");
        if (point.Factor == 0m)
            yield return new($"{path}.factor", "must not be 0");
        if (point.Modulus <= 0m)
            yield return new($"{path}.modulus", "must be greater than 0: 10000 for a register of four digits");
        if (point.Modulus is not null && point.Kind != PointKind.Counter)
            yield return new($"{path}.modulus", "only a counter rolls over");
        if (point.Minimum > point.Maximum)
            yield return new($"{path}.minimum", "must not be greater than maximum");
        if (point.MaximumRate <= 0m)
            yield return new($"{path}.maximumRate", "must be greater than 0");
        if (point.Every < TimeSpan.FromSeconds(1) || point.Every > TimeSpan.FromDays(31))
            yield return new($"{path}.every", "must be between 1s and 31d");
    }

    private static IEnumerable<OptionProblem> Channel(ChannelOptions channel, string path, NodeConfiguration node)
    {
        foreach (var id in channel.MeterIds.Distinct().Where(id => node.Meters.All(m => m.Id != id)))
            yield return new($"{path}.meters", $"there is no meter '{id}'; add it to \"meters\" or correct the id");
        foreach (var (meter, point) in channel.PointIds.Where(p => node.Meters.Any(m => m.Id == p.MeterId && m.Points.All(q => q.Id != p.PointId))))
            yield return new($"{path}.meters", $"the meter '{meter}' has no point '{point}'");
    }
}
