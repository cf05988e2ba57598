using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Http;

/// <summary>A system that is asked over HTTPS from time to time and answers with JSON.</summary>
public sealed record HttpPollOptions : ChannelOptions
{
    /// <summary>The address asked, with path and query.</summary>
    public required string Url { get; init; }

    /// <summary>Allow <c>http:</c>, over which anybody on the way can read and change what is said.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Further header fields.</summary>
    [Secret]
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Bearer token.</summary>
    [Secret]
    public string? Token { get; init; }

    /// <summary>User of basic authentication.</summary>
    public string? User { get; init; }

    /// <summary>Password of basic authentication.</summary>
    [Secret]
    public string? Password { get; init; }

    /// <summary>Whom to believe and how to prove oneself. Null: what the operating system trusts, no certificate of our own.</summary>
    public TlsOptions? Certificates { get; init; }

    /// <summary>Time between two questions, aligned to the clock.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an answer may take, in real time.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest answer taken, in bytes.</summary>
    public int LargestAnswer { get; init; } = 4_194_304;

    /// <summary>Longest wait after refusals; a server that names its own wait is heeded up to this.</summary>
    public TimeSpan BackOffAtMost { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Time zone of times without offset, by its IANA name.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>The meters.</summary>
    public required IReadOnlyList<HttpMeterOptions> Meters { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<string> MeterIds => Meters.Select(m => m.MeterId);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string MeterId, string PointId)> PointIds => Meters.SelectMany(m => m.Points.Select(p => (m.MeterId, p.PointId)));

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path))
            yield return problem;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return new($"{path}.url", $"'{Url}' is no address such as https://host/path");
        else if (url.Scheme == "http" && !AllowHttp)
            yield return new($"{path}.url", "use https; where the system has none and the network is your own, set allowHttp to true");
        else if (url.UserInfo.Length > 0)
            yield return new($"{path}.url", "name user and password in their own fields, not in the address");
        else if (url.Scheme == "http" && Certificates is not null)
            yield return new($"{path}.certificates", "certificates are used with https only");
        if (Token is not null && User is not null)
            yield return new($"{path}.token", "give a token or a user, not both");
        if (Password is not null && User is null)
            yield return new($"{path}.password", "a password needs a user");
        foreach (var header in Headers.Keys.Where(h => h.Length == 0 || !h.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            yield return new($"{path}.headers", $"'{header}' is no name of a header field");
        foreach (var problem in Certificates?.Validate($"{path}.certificates") ?? [])
            yield return problem;
        if (Every < TimeSpan.FromSeconds(1) || Every > TimeSpan.FromDays(1))
            yield return new($"{path}.every", "must be between 1s and 1d");
        if (Timeout < TimeSpan.FromMilliseconds(100) || Timeout > TimeSpan.FromMinutes(5))
            yield return new($"{path}.timeout", "must be between 100ms and 5m");
        if (LargestAnswer is < 1024 or > 67_108_864)
            yield return new($"{path}.largestAnswer", "must be between 1024 and 67108864 bytes");
        if (BackOffAtMost < TimeSpan.FromSeconds(1) || BackOffAtMost > TimeSpan.FromDays(1))
            yield return new($"{path}.backOffAtMost", "must be between 1s and 1d");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new($"{path}.timeZone", $"'{TimeZone}' is no time zone; an example is Asia/Shanghai");
        foreach (var problem in ValidateMeters(path))
            yield return problem;
    }

    private IEnumerable<OptionProblem> ValidateMeters(string path)
    {
        if (Meters.Count == 0)
            yield return new($"{path}.meters", "a channel needs at least one meter");
        for (var m = 0; m < Meters.Count; m++)
            foreach (var problem in PointList.Validate(Meters[m].Points, $"{path}.meters[{m}].points", p => p.PointId, (p, place) => p.Validate(place)))
                yield return problem;
    }
}
