namespace Carbon.Metering.Folding;

/// <summary>Consecutive readings off the register's line that agree with one another, and the newest that agrees with neither.</summary>
internal struct Run
{
    public int Count;
    public Sample First;
    public Sample Last;
    public Sample? Stray;
}
