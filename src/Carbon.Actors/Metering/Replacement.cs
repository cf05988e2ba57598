namespace Carbon.Metering;

/// <summary>An exchange of the instrument: the old one's last reading and the new one's first (8.2.2), in raw register units.</summary>
/// <param name="At">When the new instrument took over; readings from then on are its own.</param>
/// <param name="End">Last reading of the old instrument.</param>
/// <param name="Start">First reading of the new one.</param>
public sealed record Replacement(DateTimeOffset At, decimal End, decimal Start);
