using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>Messages as bytes: the number of their type, then their fields.</summary>
internal static class UaMessages
{
    public static byte[] Encode<T>(T message)
        where T : IUaMessage
    {
        var writer = new UaWriter();
        writer.Node(new(0, T.TypeId));
        message.Code(writer);
        return writer.ToArray();
    }

    /// <summary>Number of the type of a message.</summary>
    /// <exception cref="OpcUaFormatException">The bytes do not begin with a type of namespace 0.</exception>
    public static uint TypeOf(ReadOnlyMemory<byte> bytes) => TypeOf(new UaReader(bytes));

    /// <summary>A response of the type asked for.</summary>
    /// <exception cref="OpcUaFormatException">The bytes are not sound, or another message.</exception>
    /// <exception cref="OpcUaServiceException">The server answers with a bad status.</exception>
    public static T DecodeResponse<T>(ReadOnlyMemory<byte> bytes)
        where T : UaResponse, IUaMessage, new()
    {
        if (TypeOf(bytes) == ServiceFault.TypeId)
            throw Refused<T>(Decode<ServiceFault>(bytes).Header.Result);
        var response = Decode<T>(bytes);
        return response.Header.Result.IsBad ? throw Refused<T>(response.Header.Result) : response;
    }

    /// <summary>A message of a type.</summary>
    /// <exception cref="OpcUaFormatException">The bytes are not sound, or another message.</exception>
    public static T Decode<T>(ReadOnlyMemory<byte> bytes)
        where T : IUaMessage, new()
    {
        var reader = new UaReader(bytes);
        if (TypeOf(reader) is var type && type != T.TypeId)
            throw new OpcUaFormatException($"{typeof(T).Name} was expected and a message of type {type} came");
        var message = new T();
        message.Code(reader);
        return message;
    }

    private static uint TypeOf(UaReader reader) =>
        reader.Node(null) is { Namespace: 0, Kind: 'i' } type ? uint.Parse(type.Identifier, System.Globalization.CultureInfo.InvariantCulture) : throw new OpcUaFormatException("the message has no type of namespace 0");

    private static OpcUaServiceException Refused<T>(StatusCode status) => new(status, $"{typeof(T).Name.Replace("Response", "", StringComparison.Ordinal)} was refused: {status}");
}
