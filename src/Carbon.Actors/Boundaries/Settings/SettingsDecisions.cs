using Carbon.Contracts;
using Carbon.Persistence;

namespace Carbon.Boundaries.Settings;

/// <summary>
/// Whether settings are changed. A person edits a version and is refused where another came between; a configuration file changes them only
/// where its section is another than the one it told last, so that a restart leaves alone what people changed.
/// </summary>
public static class SettingsDecisions
{
    /// <summary>Decides on a change.</summary>
    public static Decision<Factory> Decide(Factory factory, ConfigureSettings configure, DateTimeOffset now)
    {
        var held = factory.Settings;
        var fromFile = configure.File.Length > 0;
        if (fromFile && configure.File == held.File)
            return Decision<Factory>.Answer(factory, new Done());
        if (!fromFile && configure.ExpectedVersion != held.Version)
            return Refuse(factory, $"version {configure.ExpectedVersion} was edited, and version {held.Version} stands by now; read the settings again and repeat the change");
        if (SettingsRules.Problems(configure.Settings, null).FirstOrDefault() is { } problem)
            return Refuse(factory, $"{problem.Path}: {problem.Message}");
        if (!fromFile && configure.Settings.Equals(held.Record))
            return Decision<Factory>.Answer(factory, new Done());
        var configured = new SettingsConfigured
        {
            At = now.ToUnixTimeMilliseconds(),
            Settings = configure.Settings,
            Version = held.Version + 1,
            By = configure.By,
            Reason = configure.Reason,
            File = configure.File,
        };
        return new Decision<Factory>([configured], factory.Apply(configured), new Done());
    }

    private static Decision<Factory> Refuse(Factory factory, string problem) =>
        Decision<Factory>.Answer(factory, new Refused { Reason = $"The settings are not changed: {problem}." });
}
