using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>Parts of messages that are passed over and written empty.</summary>
internal static class Nothing
{
    public static void Diagnostics(UaCodec codec) => codec.List<bool>([], 1, _ =>
    {
        codec.Diagnostics();
        return true;
    });
}
