namespace Carbon.Node.Acquisition.Hj212;

/// <summary>Commands (CN) that the terminal knows as the receiver of a data logger.</summary>
public static class Hj212Command
{
    /// <summary>Set the time of the device.</summary>
    public const string SetTime = "1012";

    /// <summary>The device asks for the time.</summary>
    public const string TimeRequest = "1013";

    /// <summary>Reply to a request: will it be carried out.</summary>
    public const string RequestReply = "9011";

    /// <summary>Result of a request.</summary>
    public const string ExecutionResult = "9012";

    /// <summary>Reply to a notice.</summary>
    public const string NoticeReply = "9013";

    /// <summary>Reply to data.</summary>
    public const string DataReply = "9014";

    /// <summary>Heartbeat (edition 2025).</summary>
    public const string Heartbeat = "9015";
}
