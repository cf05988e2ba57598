using System.Globalization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Decoding;
using Carbon.Node.Acquisition.OnDemand;

namespace Carbon.Node.Acquisition.Scanning;

/// <summary>Asks unit after unit for a register. A device that refuses the register is there all the same; a gateway that finds no device behind it is not one.</summary>
internal sealed class ModbusSearch(int from, int to, Func<int, Inquiry> question, FrameProtocol protocol) : AddressSearch
{
    private const int GatewayPathUnavailable = 0x0A;
    private const int GatewayTargetSilent = 0x0B;
    private int _unit = from - 1;

    /// <inheritdoc/>
    public override int Planned => to - from + 1;

    /// <inheritdoc/>
    public override Inquiry? Next() => _unit < to ? question(++_unit) : null;

    /// <inheritdoc/>
    public override IEnumerable<AnsweredAddress> Learn(AskedQuestion answer)
    {
        var unit = _unit.ToString(CultureInfo.InvariantCulture);
        switch (answer.Result)
        {
            case ExchangeResult.Answered:
                return [new(unit, "answers")];
            case ExchangeResult.Exception when (int?)protocol.Explain(answer.Reply).Meaning["exception"] is not (GatewayPathUnavailable or GatewayTargetSilent):
                return [new(unit, $"answers with {answer.Error}")];
            case ExchangeResult.Invalid:
                Notes.Add($"unit {unit}: {answer.Error}; two devices with one address, wrong line settings, or noise");
                return [];
            default:
                return [];
        }
    }
}
