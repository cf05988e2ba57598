using System.Globalization;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>Messages that the terminal sends to a device.</summary>
public static class Hj212Reply
{
    private const int Edition2017 = 4;

    /// <summary>9014: the data of <paramref name="data"/> are recorded.</summary>
    public static byte[] ToData(Hj212Message data) => Answer(data, Hj212Command.DataReply);

    /// <summary>9013: the notice <paramref name="notice"/> has come.</summary>
    public static byte[] ToNotice(Hj212Message notice) => Answer(notice, Hj212Command.NoticeReply);

    /// <summary>9015: the heartbeat <paramref name="beat"/> has come.</summary>
    public static byte[] ToHeartbeat(Hj212Message beat) => Answer(beat, Hj212Command.Heartbeat);

    /// <summary>1012: sets the clock of the device that asked with <paramref name="request"/> to the local time <paramref name="now"/>.</summary>
    public static byte[] Time(Hj212Message request, DateTime now)
    {
        var instrument = request.Field("PolId") is { Length: > 0 } id ? $"PolId={id}," : "";
        return Request(now, request.SystemType, Hj212Command.SetTime, request.Password, request.Device, $"{instrument}SystemTime={Hj212Time.Text(now)}");
    }

    /// <summary>2051, 2061 or 2031: asks for the data from one local time to another, both included.</summary>
    public static byte[] Data(DateTime now, string systemType, Hj212Kind kind, string password, string device, DateTime from, DateTime to) =>
        Request(now, systemType, Hj212Kinds.Command(kind), password, device, $"BeginTime={Hj212Time.Text(from)},EndTime={Hj212Time.Text(to)}");

    private static byte[] Request(DateTime now, string systemType, string command, string password, string device, string parameters) =>
        Hj212Message.Build($"QN={Hj212Time.Number(now)};ST={systemType};CN={command};PW={password};MN={device};Flag={Edition2017 | 1};CP=&&{parameters}&&");

    private static byte[] Answer(Hj212Message message, string command)
    {
        var number = message.Number.Length > 0 ? $"QN={message.Number};" : "";
        var edition = (message.Flag & ~3).ToString(CultureInfo.InvariantCulture);
        return Hj212Message.Build($"{number}ST=91;CN={command};PW={message.Password};MN={message.Device};Flag={edition};CP=&&&&");
    }
}
