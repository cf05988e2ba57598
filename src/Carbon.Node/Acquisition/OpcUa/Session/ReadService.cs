using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Session;

/// <summary>Reads any number of values in requests as large as the server takes.</summary>
internal sealed class ReadService
{
    private const uint TooManyOperations = 0x8010_0000;
    private int together = 500;

    /// <summary>The values, in the order asked for.</summary>
    /// <exception cref="IOException">The connection failed, the server refused, or it answered with another number of values.</exception>
    public async Task<IReadOnlyList<UaDataValue>> ReadAsync(UaSession session, IReadOnlyList<ReadValueId> nodes, CancellationToken cancellation)
    {
        var values = new List<UaDataValue>(nodes.Count);
        while (values.Count < nodes.Count)
        {
            var part = nodes.Skip(values.Count).Take(together).ToList();
            try
            {
                var answer = await session.CallAsync<ReadRequest, ReadResponse>(new() { Nodes = part }, cancellation);
                if (answer.Values.Count != part.Count)
                    throw new OpcUaFormatException($"the server answers with {answer.Values.Count} values where {part.Count} were asked for");
                values.AddRange(answer.Values);
            }
            catch (OpcUaServiceException refused) when (refused.Status.Code.Value == TooManyOperations && together > 1)
            {
                together = Math.Max(1, Math.Min(together, part.Count) / 2);
            }
        }
        return values;
    }
}
