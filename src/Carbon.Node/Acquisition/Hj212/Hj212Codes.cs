namespace Carbon.Node.Acquisition.Hj212;

/// <summary>Codes of flue-gas factors in the editions of 2017 and 2005 (facts confirmed from public code tables). Any other code is used as it is.</summary>
public static class Hj212Codes
{
    private static readonly (string Code2017, string Code2005)[] Pairs =
    [
        ("a00000", "B02"), ("a01011", "S02"), ("a01012", "S03"), ("a01013", "S08"), ("a01014", "S05"), ("a01016", "S07"),
        ("a05001", "30"), ("a19001", "S01"), ("a21026", "02"), ("a21002", "03"), ("a34013", "01"), ("a21005", "04"),
    ];

    /// <summary>A code and the one of the other edition.</summary>
    public static IReadOnlyList<string> Named(string code)
    {
        foreach (var (newer, older) in Pairs)
        {
            if (string.Equals(code, newer, StringComparison.OrdinalIgnoreCase))
                return [code, older];
            if (string.Equals(code, older, StringComparison.OrdinalIgnoreCase))
                return [code, newer];
        }
        return [code];
    }
}
