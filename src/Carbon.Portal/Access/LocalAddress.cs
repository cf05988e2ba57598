namespace Carbon.Portal.Access;

/// <summary>Addresses that a form may send the browser to.</summary>
public static class LocalAddress
{
    /// <summary>The address if it stays on this node, else the first page.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
