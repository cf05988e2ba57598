namespace Carbon.Node.Access;

/// <summary>What an account or a token may do. Each role includes those before it, except that <see cref="Device"/> may only push readings.</summary>
public static class Role
{
    /// <summary>Push readings, nothing else.</summary>
    public const string Device = "device";

    /// <summary>See everything.</summary>
    public const string Viewer = "viewer";

    /// <summary>See everything, enter and push readings.</summary>
    public const string Operator = "operator";

    /// <summary>Everything.</summary>
    public const string Administrator = "administrator";

    /// <summary>All roles.</summary>
    public static readonly IReadOnlyList<string> All = [Device, Viewer, Operator, Administrator];
}
