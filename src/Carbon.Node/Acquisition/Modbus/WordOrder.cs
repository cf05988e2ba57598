using System.Text.Json.Serialization;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Order in which the bytes A B C D (A most significant) of a number stand on the wire. There is no safe default.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WordOrder>))]
public enum WordOrder
{
    /// <summary>Big-endian, words in order; of eight bytes ABCDEFGH.</summary>
    [JsonStringEnumMemberName("ABCD")]
    Abcd,

    /// <summary>Low word first; of eight bytes GHEFCDAB.</summary>
    [JsonStringEnumMemberName("CDAB")]
    Cdab,

    /// <summary>Bytes swapped in each word; of eight bytes BADCFEHG.</summary>
    [JsonStringEnumMemberName("BADC")]
    Badc,

    /// <summary>Little-endian; of eight bytes HGFEDCBA.</summary>
    [JsonStringEnumMemberName("DCBA")]
    Dcba,
}

/// <summary>Brings the bytes of a number into big-endian order and back (the same operation).</summary>
public static class WordOrders
{
    /// <summary>Reorders <paramref name="bytes"/> (two, four or eight) in place.</summary>
    public static void ToBigEndian(Span<byte> bytes, WordOrder order)
    {
        if (order is WordOrder.Dcba or WordOrder.Cdab)
            bytes.Reverse();
        if (order is WordOrder.Badc or WordOrder.Cdab)
            for (var i = 0; i + 1 < bytes.Length; i += 2)
                (bytes[i], bytes[i + 1]) = (bytes[i + 1], bytes[i]);
    }
}
