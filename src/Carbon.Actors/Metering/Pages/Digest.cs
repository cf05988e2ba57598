namespace Carbon.Metering.Pages;

/// <summary>A fixed fingerprint (FNV-1a, 64 bits) of a gap or an incident, by which a second telling is recognised.</summary>
internal static class Digest
{
    private const ulong Basis = 14_695_981_039_346_656_037;

    public static ulong Of(Gap gap)
    {
        var hash = Mix(Mix(Mix(Basis, (ulong)gap.After.UtcTicks), (ulong)gap.Before.UtcTicks), (ulong)gap.Missing);
        foreach (var fill in gap.Fills)
        {
            hash = Mix(Mix(hash, (ulong)fill.Time.UtcTicks), fill.Value);
        }
        return hash;
    }

    public static ulong Of(Incident incident) =>
        Mix(Mix(Mix(Mix(Mix(Basis, (ulong)incident.Kind), (ulong)incident.Time.UtcTicks), incident.Before), incident.After), incident.Increment);

    private static ulong Mix(ulong hash, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        foreach (var part in bits)
        {
            hash = Mix(hash, (uint)part);
        }
        return hash;
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        for (var shift = 0; shift < 64; shift += 8)
        {
            hash = (hash ^ ((value >> shift) & 0xFF)) * 1_099_511_628_211;
        }
        return hash;
    }
}
