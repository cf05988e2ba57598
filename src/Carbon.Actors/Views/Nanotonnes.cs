namespace Carbon.Views;

/// <summary>Tonnes as the views hold them: whole nanotonnes (1 mg), which the database sums without loss.</summary>
internal static class Nanotonnes
{
    private const decimal InATonne = 1_000_000_000m;

    /// <summary>Tonnes of record as stored.</summary>
    public static long Of(decimal tonnes) => (long)(tonnes * InATonne);

    /// <summary>Stored nanotonnes, or a sum of them, in tonnes.</summary>
    public static decimal Tonnes(decimal nanotonnes) => nanotonnes / InATonne;
}
