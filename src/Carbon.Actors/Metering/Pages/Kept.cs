namespace Carbon.Metering.Pages;

/// <summary>A reading as pages keep it; times are Unix milliseconds.</summary>
internal readonly record struct Kept(long Time, long Received, decimal Value, Quality Quality, string Id)
{
    public Folding.Sample Sample => new(Time, Value, Quality);

    public static Kept Of(in Reading reading) => new(
        reading.MeasuredAt.ToUnixTimeMilliseconds(), reading.ReceivedAt.ToUnixTimeMilliseconds(), reading.Value, reading.Quality, reading.Id ?? "");
}
