namespace Carbon.Metering.Folding;

/// <summary>A reading that waits for those after it, or that is not used (<c>Suspect</c> false: not even valid by itself) and waits to be counted in its hour.</summary>
internal readonly record struct Held(Sample Sample, bool Suspect);
