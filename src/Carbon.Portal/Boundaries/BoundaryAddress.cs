namespace Carbon.Portal.Boundaries;

/// <summary>Addresses of the pages of the boundary.</summary>
public static class BoundaryAddress
{
    /// <summary>The boundary of the plant.</summary>
    public const string Page = "/boundary";

    /// <summary>The members of a unit.</summary>
    public static string Members(string unit) => $"{Page}/units/{Uri.EscapeDataString(unit)}";
}
