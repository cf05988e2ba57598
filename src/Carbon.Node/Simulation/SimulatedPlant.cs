using System.Text.Json;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Simulation;

/// <summary>A plant of simulated meters: what their registers show, and what goes wrong. Read from a file beside the data it replays.</summary>
public sealed record SimulatedPlant
{
    /// <summary>Recorded series by name.</summary>
    public required IReadOnlyDictionary<string, SeriesFile> Series { get; init; }

    /// <summary>Registers of meters that are asked or send.</summary>
    public required IReadOnlyList<SimulatedRegister> Registers { get; init; }

    /// <summary>Times of day at which a meter does not answer.</summary>
    public IReadOnlyList<DailySilence> Silences { get; init; } = [];

    /// <summary>Instruments that are exchanged.</summary>
    public IReadOnlyList<SimulatedReplacement> Replacements { get; init; } = [];

    /// <summary>Interval quantities pushed over HTTPS.</summary>
    public IReadOnlyList<SimulatedQuantity> Pushed { get; init; } = [];

    /// <summary>Interval quantities that a person enters.</summary>
    public IReadOnlyList<SimulatedQuantity> Entered { get; init; } = [];

    /// <summary>Reads a plant.</summary>
    /// <exception cref="InvalidDataException">The file is missing or not sound; file, line and field are named.</exception>
    public static SimulatedPlant Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<SimulatedPlant>(File.ReadAllBytes(file), ChannelOptions.Json)
                ?? throw new InvalidDataException($"{file}: the file holds no plant.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}, line {(e.LineNumber ?? 0) + 1}, {e.Path}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file}: the simulated plant cannot be read: {e.Message}", e);
        }
    }
}

/// <summary>A recorded series: its file, the local day it begins with, and its step.</summary>
public sealed record SeriesFile(string File, DateOnly From, TimeSpan Step);

/// <summary>A register that counts a share of a series from a start value on, and rolls over.</summary>
public sealed record SimulatedRegister(string Meter, string Point, string Series, decimal Scale, decimal Start, decimal Modulus, int Decimals);

/// <summary>A meter that does not answer between two times of every day.</summary>
public sealed record DailySilence(string Meter, TimeOnly From, TimeOnly To);

/// <summary>An instrument exchanged some days before the demonstration's start; the new one begins at zero.</summary>
public sealed record SimulatedReplacement(string Meter, string Point, int DaysBeforeStart, TimeOnly TimeOfDay);

/// <summary>An interval quantity: a share of a series, every so often.</summary>
public sealed record SimulatedQuantity(string Meter, string Point, string Series, decimal Scale, int Decimals, TimeSpan Every);
