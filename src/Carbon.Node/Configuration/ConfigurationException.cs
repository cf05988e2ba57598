namespace Carbon.Node.Configuration;

/// <summary>A configuration is refused; each problem names file, line, field, and what to do.</summary>
public sealed class ConfigurationException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>One line a problem.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
