namespace Carbon.Node.Settings;

/// <summary>An energy carrier.</summary>
public sealed record EnergyCarrierSection : MeasuredSection
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Calorific value 当量值, mass of standard coal for a unit.</summary>
    public FactorSection? Calorific { get; init; }

    /// <summary>Equal value 等价值.</summary>
    public FactorSection? Equal { get; init; }

    /// <summary>True for what is sold or passed on: it is deducted.</summary>
    public bool Supplied { get; init; }
}

/// <summary>Green electricity of a plant.</summary>
public sealed record CleanEnergySection
{
    /// <summary>Electricity used on site, own generation included.</summary>
    public required IReadOnlyList<MeasuredSection> Used { get; init; }

    /// <summary>Own renewable electricity used on site.</summary>
    public IReadOnlyList<MeasuredSection> Own { get; init; } = [];

    /// <summary>Direct or contracted green power.</summary>
    public IReadOnlyList<MeasuredSection> Direct { get; init; } = [];

    /// <summary>Certificates redeemed.</summary>
    public IReadOnlyList<CertificateSection> Certificates { get; init; } = [];

    /// <summary>Factor of what nothing covers.</summary>
    public required FactorSection Residual { get; init; }

    /// <summary>Factor for avoided emissions, shown as information.</summary>
    public FactorSection? Grid { get; init; }
}

/// <summary>Green certificates redeemed for a time of use.</summary>
public sealed record CertificateSection
{
    /// <summary>Number, or first and last number.</summary>
    public required string Id { get; init; }

    /// <summary>First local day of the use that they stand for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>MWh.</summary>
    public required decimal Mwh { get; init; }

    /// <summary>What they were issued for: grid electricity. Those of own or direct green power are refused, their MWh count already.</summary>
    public string Covers { get; init; } = "grid";

    /// <summary>Document of the redemption.</summary>
    public string Document { get; init; } = "";
}
