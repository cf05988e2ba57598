namespace Carbon.Portal.Access;

/// <summary>Policies by which the host tells who may do what; pages show only what the reader may.</summary>
public static class Rights
{
    /// <summary>May enter and correct.</summary>
    public const string Enter = "enter";

    /// <summary>May change how the plant is set up.</summary>
    public const string Configure = "configure";
}
