namespace Carbon.Node.Configuration;

/// <summary>The reporting entity (clause 9.3 a).</summary>
public sealed record PlantSection
{
    /// <summary>Id, as used in addresses and figure ids.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Unified social credit code 统一社会信用代码.</summary>
    public string Registration { get; init; } = "";

    /// <summary>GB/T 4754 code.</summary>
    public string Industry { get; init; } = "";

    /// <summary>Address.</summary>
    public string Address { get; init; } = "";

    /// <summary>Contact.</summary>
    public string Contact { get; init; } = "";

    /// <summary>IANA time zone in which days are cut.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>The accounting method of the industry, for example <c>M08</c>.</summary>
    public required string Method { get; init; }
}
