using Carbon.Metering;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>A 4-20 mA signal read through an analogue module: raw register to current to process value, with the live zero and the fault limits of NAMUR NE 43.</summary>
/// <param name="RawAt4">Raw register value at 4 mA. A module scaled to 0-20 mA: a fifth of its full scale.</param>
/// <param name="RawAt20">Raw register value at 20 mA.</param>
/// <param name="Low">Process value at 4 mA.</param>
/// <param name="High">Process value at 20 mA.</param>
public readonly record struct AnalogueScale(decimal RawAt4, decimal RawAt20, decimal Low, decimal High)
{
    /// <summary>Digits after the point that a value keeps.</summary>
    public const int Places = 9;

    private const decimal Zero = 4m;
    private const decimal Width = 16m;

    /// <summary>The signal is a differential pressure and the value a flow: the value goes with the square root of the signal. False where the transmitter extracts the root itself.</summary>
    public bool SquareRoot { get; init; }

    /// <summary>Low-flow cut-off: a value of less than this part of the range (0 to 0.2) is taken as <see cref="Low"/>. Near zero a root magnifies noise: 1 % of differential pressure is 10 % of flow.</summary>
    public decimal CutOff { get; init; }

    /// <summary>The current in mA.</summary>
    public decimal Current(decimal raw) => Zero + (raw - RawAt4) * Width / (RawAt20 - RawAt4);

    /// <summary>What the current tells of the transmitter.</summary>
    public AnalogueState State(decimal raw) => Current(raw) switch
    {
        <= 3.6m => AnalogueState.FailureLow,
        < 3.8m => AnalogueState.SaturatedLow,
        <= 20.5m => AnalogueState.Measuring,
        < 21m => AnalogueState.SaturatedHigh,
        _ => AnalogueState.FailureHigh,
    };

    /// <summary>The process value: none and bad in a failure, estimated at a stop, else good. Without a root it may lie a little outside the range.</summary>
    public (decimal? Value, Quality Quality) Convert(decimal raw) => State(raw) switch
    {
        AnalogueState.Measuring => (Value(raw), Quality.Good),
        AnalogueState.SaturatedLow or AnalogueState.SaturatedHigh => (Value(raw), Quality.Estimated),
        _ => (null, Quality.Bad),
    };

    /// <summary>The raw register value of a process value, as a module would show it.</summary>
    public decimal Raw(decimal value)
    {
        var part = (value - Low) / (High - Low);
        return RawAt4 + (SquareRoot ? part * Math.Abs(part) : part) * (RawAt20 - RawAt4);
    }

    /// <summary>What is wrong with the scale; <paramref name="path"/> is its JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (RawAt4 == RawAt20 || Low == High)
            yield return new(path, "the two ends of the scale must differ");
        if (CutOff is < 0m or > 0.2m)
            yield return new($"{path}.cutOff", "is a part of the range between 0 and 0.2");
    }

    private decimal Value(decimal raw)
    {
        var part = (Current(raw) - Zero) / Width;
        if (SquareRoot)
            part = Root(part);
        if (CutOff > 0m && part < CutOff)
            part = 0m;
        return decimal.Round(Low + part * (High - Low), Places);
    }

    /// <summary>The square root in decimal arithmetic; zero of what is not above zero.</summary>
    private static decimal Root(decimal square)
    {
        if (square <= 0m)
            return 0m;
        var root = 1m;
        for (var step = 0; step < 60; step++)
        {
            var next = (root + square / root) / 2m;
            if (next >= root && step > 0)
                break;
            root = next;
        }
        return root;
    }
}
