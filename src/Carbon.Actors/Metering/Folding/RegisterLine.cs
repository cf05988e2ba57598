namespace Carbon.Metering.Folding;

/// <summary>A register between two known points, taken as linear (8.2.1). Interpolated rises carry nine decimals; the ends are exact.</summary>
internal readonly record struct RegisterLine(long From, long To, decimal Value, decimal Rise)
{
    public decimal RiseAt(long time) =>
        time >= To ? Rise : Math.Round(Rise * (time - From) / (To - From), 9, MidpointRounding.AwayFromZero);
}
