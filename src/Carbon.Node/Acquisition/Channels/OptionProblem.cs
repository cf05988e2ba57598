namespace Carbon.Node.Acquisition.Channels;

/// <summary>What is wrong with a configuration, and where.</summary>
/// <param name="Path">JSON path of the field.</param>
/// <param name="Message">What is wrong and what to do.</param>
public readonly record struct OptionProblem(string Path, string Message);
