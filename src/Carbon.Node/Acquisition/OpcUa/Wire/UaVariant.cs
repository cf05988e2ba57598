namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>A value with its type: <see cref="Value"/> is one of .NET's own for the type, or an <c>object?[]</c> for arrays; null where there is none or where the type is passed over.</summary>
/// <param name="Type">The built-in type.</param>
/// <param name="Value">The value.</param>
public readonly record struct UaVariant(UaType Type, object? Value)
{
    /// <summary>True for arrays and matrices (as one row).</summary>
    public bool IsArray => Value is object?[];
}

/// <summary>A value with its status and times (Part 6, 5.2.2.17).</summary>
/// <param name="Value">The value.</param>
/// <param name="Status">Its status.</param>
/// <param name="SourceTime">When the source gave it.</param>
/// <param name="ServerTime">When the server had it.</param>
public sealed record UaDataValue(UaVariant Value, StatusCode Status, DateTimeOffset? SourceTime, DateTimeOffset? ServerTime);
