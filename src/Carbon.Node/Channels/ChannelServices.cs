using Carbon.Views.Channels;

namespace Carbon.Node.Channels;

/// <summary>What sets channels up while the node runs.</summary>
internal static class ChannelServices
{
    /// <summary>Adds it over a data folder.</summary>
    public static void AddCarbonChannels(this IServiceCollection services, string folder)
    {
        services.AddSingleton<ChannelSecrets>();
        services.AddSingleton<ChannelBook>();
        services.AddSingleton<ChannelSetup>();
        services.AddSingleton<ChannelQueries>();
    }
}
