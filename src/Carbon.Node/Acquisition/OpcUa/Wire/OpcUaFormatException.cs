namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>Bytes that break the encoding rules of OPC UA Part 6, or a limit of this client.</summary>
public sealed class OpcUaFormatException(string message) : IOException(message);
