using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Scanning;

/// <summary>A question that several meters may answer: everything that comes until the line is silent belongs to the answer.</summary>
internal sealed class OpenQuestion(byte[] request) : Inquiry(TimeSpan.FromDays(1))
{
    /// <inheritdoc/>
    public override int Write(Span<byte> buffer)
    {
        request.CopyTo(buffer);
        return request.Length;
    }

    /// <inheritdoc/>
    public override ReplyFinding Examine(ReadOnlySpan<byte> received) => default;

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<byte> reply, DateTimeOffset measuredAt, ICollection<PointReading> readings)
    {
    }
}
