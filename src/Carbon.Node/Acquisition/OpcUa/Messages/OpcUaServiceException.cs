using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>The server refused a request, or the connection, with a status.</summary>
public sealed class OpcUaServiceException(StatusCode status, string message) : IOException(message)
{
    /// <summary>The status.</summary>
    public StatusCode Status => status;
}
