namespace Carbon.Node.Simulation;

/// <summary>What arrives when several devices of one line answer at once.</summary>
public static class LineCollision
{
    /// <summary>One answer stays as it is; several are overlaid bit by bit, the dominant level being 0, and never make a sound frame.</summary>
    /// <param name="answers">The answers that begin at the same time; empty ones are of devices that keep silent.</param>
    /// <param name="isSound">Whether bytes would be taken for an answer.</param>
    public static byte[] Of(IEnumerable<byte[]> answers, Func<byte[], bool> isSound)
    {
        var spoken = answers.Where(a => a.Length > 0).ToList();
        if (spoken.Count < 2)
            return spoken.Count == 0 ? [] : spoken[0];
        var heard = new byte[spoken.Max(a => a.Length)];
        Array.Fill(heard, (byte)0xFF);
        foreach (var answer in spoken)
            for (var i = 0; i < answer.Length; i++)
                heard[i] &= answer[i];
        if (isSound(heard))
            heard[^2] ^= 0xFF;
        return heard;
    }
}
