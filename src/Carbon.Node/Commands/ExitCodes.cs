namespace Carbon.Node.Commands;

/// <summary>What the process tells its caller.</summary>
public static class ExitCodes
{
    /// <summary>The verb did what it was asked.</summary>
    public const int Success = 0;

    /// <summary>The check that was asked for failed: a verification, an invalid frame with <c>--strict</c>, an example that cannot be evaluated.</summary>
    public const int CheckFailed = 1;

    /// <summary>Wrong usage or unreadable input; one line on standard error names the file, line and field.</summary>
    public const int Usage = 2;
}
