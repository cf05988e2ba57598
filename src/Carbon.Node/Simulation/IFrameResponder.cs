namespace Carbon.Node.Simulation;

/// <summary>Simulated meters behind one line: answers frames.</summary>
public interface IFrameResponder
{
    /// <summary>Looks for one request at the head of <paramref name="received"/>. Returns how many bytes are done with (0: more are needed) and how many bytes of <paramref name="reply"/> answer it (0: silence).</summary>
    (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply);
}
