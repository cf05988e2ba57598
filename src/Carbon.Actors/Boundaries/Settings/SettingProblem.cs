namespace Carbon.Boundaries.Settings;

/// <summary>Something wrong with settings.</summary>
/// <param name="Path">The field, for example <c>quotas[1].tonnes</c>.</param>
/// <param name="Message">What is wrong, with numbers, and what to do.</param>
public sealed record SettingProblem(string Path, string Message);
