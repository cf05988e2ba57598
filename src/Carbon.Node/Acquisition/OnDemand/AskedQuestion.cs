using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.OnDemand;

/// <summary>How a question besides the schedule ended.</summary>
/// <param name="Result">How.</param>
/// <param name="Error">What went wrong; empty where nothing did.</param>
/// <param name="Reply">The reply, or what was received instead.</param>
/// <param name="Took">Time between the last request and its reply.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Readings">Readings of a complete reply.</param>
/// <param name="Frames">Frames sent and received.</param>
internal sealed record AskedQuestion(
    ExchangeResult Result, string Error, byte[] Reply, TimeSpan Took, DateTimeOffset At, IReadOnlyList<PointReading> Readings, IReadOnlyList<RawFrame> Frames);
