using Carbon.Contracts;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Channels;

/// <summary>
/// What the configuration file says anew of channels. A channel is taken from the file only where the file's own text for it changed, so what people
/// changed stays; one that the file does not name any more is taken away unless a person changed it.
/// </summary>
public static class FiledChannels
{
    /// <summary>The changes, and what of the file cannot be taken.</summary>
    public static (IReadOnlyList<ChannelChange> Changes, IReadOnlyList<string> Problems) Changes(
        IReadOnlyList<KnownChannel> known, IReadOnlyList<ChannelOptions> file, ChannelSecrets secrets)
    {
        var changes = new List<ChannelChange>();
        var problems = new List<string>();
        var byId = known.ToDictionary(k => k.Standing.Id, StringComparer.Ordinal);
        foreach (var gone in known.Where(k => k.IsThere && k.Standing.FromFile && file.All(f => f.Id != k.Standing.Id)))
            changes.Add(new ChannelChange { Id = gone.Standing.Id, ExpectedVersion = gone.Standing.Version });
        var told = file.Where(f => IsNew(f, byId.GetValueOrDefault(f.Id), secrets)).ToList();
        var staying = known.Where(k => k.Options is not null && changes.All(c => c.Id != k.Standing.Id) && told.All(t => t.Id != k.Standing.Id)).ToList();
        foreach (var channel in told)
        {
            var other = staying.FirstOrDefault(s => s.Options!.MeterIds.Intersect(channel.MeterIds).Any());
            if (other is not null)
            {
                problems.Add($"The channel '{channel.Id}' of the configuration file is not taken: its meter '{other.Options!.MeterIds.Intersect(channel.MeterIds).First()}' hangs on the channel '{other.Standing.Id}', "
                    + "where a person put it. Take it off one of the two.");
                continue;
            }
            changes.Add(new ChannelChange
            {
                Id = channel.Id,
                Channel = KnownChannel.Record(channel, [], secrets),
                ExpectedVersion = byId.GetValueOrDefault(channel.Id)?.Standing.Version ?? 0,
            });
        }
        return (changes, problems);
    }

    private static bool IsNew(ChannelOptions file, KnownChannel? known, ChannelSecrets secrets)
    {
        if (known?.Standing.Filed is not { } filed)
            return true;
        try
        {
            // Read and written by this version, so that options which are new in it do not count as a change of the file.
            return OptionTexts.Plain(secrets.Read(filed.Options)) != OptionTexts.Plain(file);
        }
        catch (UnreadableOptionsException)
        {
            return true;
        }
    }
}
