namespace Carbon.Node.Acquisition.Hj212;

/// <summary>What numbers in replies mean.</summary>
public static class Hj212Meaning
{
    /// <summary>QnRtn of a reply to a request.</summary>
    public static string OfReply(string number) => number switch
    {
        "1" => "ready",
        "2" => "refused (2)",
        "3" => "wrong password PW (3); correct the password of the meter",
        "4" => "wrong device number MN (4)",
        "5" => "wrong system type ST (5); correct systemType of the meter",
        "6" => "wrong Flag (6)",
        "7" => "wrong request number QN (7)",
        "8" => "unknown command CN (8); switch backFetch off if the logger cannot be asked",
        "9" => "wrong check value CRC (9)",
        var other => $"code {new string([.. other.Take(10).Where(char.IsAsciiLetterOrDigit)])}",
    };
}
