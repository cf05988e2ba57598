namespace Carbon.Accounting.Documents;

/// <summary>A document that cannot be read: not YAML or JSON, or not within the limits. The message is one line.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="line">Line from 1; 0 when it is not known.</param>
public sealed class DataFileException(string message, int line) : Exception(message)
{
    /// <summary>Line from 1; 0 when it is not known.</summary>
    public int Line { get; } = line;
}
