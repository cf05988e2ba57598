namespace Carbon.Accounting.Units;

/// <summary>A unit is not known, or two units do not measure the same thing. The message names them.</summary>
public sealed class UnitException(string message) : Exception(message);
