using Carbon.Node.Acquisition.OpcUa.Security;

namespace Carbon.Node.Acquisition.OpcUa;

/// <summary>The terminal's OPC UA certificate, in the folder <c>opcua</c> of the data folder; made when it is first needed and shared by all channels.</summary>
public sealed class OpcUaCertificates(string folder, TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private ApplicationCertificate? kept;

    /// <summary>The certificate.</summary>
    /// <exception cref="IOException">Its files cannot be read or written.</exception>
    public ApplicationCertificate Own
    {
        get
        {
            lock (gate)
                return kept ??= ApplicationCertificate.Keep(folder, time);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => kept?.Dispose();
}
