namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>A structure whose fields are coded in the order of the standard.</summary>
internal interface IUaStructure
{
    void Code(UaCodec codec);
}
