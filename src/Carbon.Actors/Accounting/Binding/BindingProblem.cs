namespace Carbon.Accounting.Binding;

/// <summary>Why a binding cannot be used.</summary>
/// <param name="Symbol">Symbol it concerns; null where it concerns the binding as a whole.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record BindingProblem(string? Symbol, string Message);
