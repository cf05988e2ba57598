using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Lines;

/// <summary>Checks the end of a connection.</summary>
internal static class TcpSettings
{
    public static IEnumerable<OptionProblem> Validate(string path, string host, int port)
    {
        if (string.IsNullOrWhiteSpace(host))
            yield return new($"{path}.host", "name the host or its address");
        if (port is < 1 or > 65535)
            yield return new($"{path}.port", "must be between 1 and 65535");
    }
}
