using System.Text;

namespace Carbon.Portal.Figures;

/// <summary>Units as they are written on paper: <c>tCO2/1e4Nm3</c> as tCO₂/10⁴Nm³.</summary>
public static class UnitText
{
    private static readonly (string Code, string Text)[] Parts =
    [
        ("1e4Nm3", "10⁴Nm³"), ("1e8Nm3", "10⁸Nm³"), ("1e8t", "10⁸t"), ("C2F6", "C₂F₆"), ("CO2", "CO₂"), ("CH4", "CH₄"), ("CF4", "CF₄"), ("N2O", "N₂O"), ("SF6", "SF₆"),
        ("degC", "°C"), ("hm2", "hm²"), ("m2", "m²"), ("m3", "m³"), ("*", "·"),
    ];

    /// <summary>The unit of a code.</summary>
    public static string Of(string code)
    {
        if (code is "fraction" or "1")
            return "";
        var text = new StringBuilder(code);
        foreach (var (part, written) in Parts)
            text.Replace(part, written);
        return text.ToString();
    }
}
