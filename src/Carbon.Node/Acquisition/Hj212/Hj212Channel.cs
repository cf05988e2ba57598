using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>
/// Listens for data loggers. Each message is recorded before it is acknowledged; what is missing is asked for. A port that is taken ends the
/// run; it is tried again like any faulty channel.
/// </summary>
public sealed class Hj212Channel : IChannel
{
    private readonly Hj212Options _options;
    private readonly ChannelSurroundings _around;
    private readonly ChannelRecorder _recorder;
    private readonly Hj212Desk _desk;
    private readonly IPNetwork[] _networks;
    private readonly List<Hj212Connection> _connections = [];
    private readonly Lock _gate = new();

    /// <summary>A channel of valid options.</summary>
    /// <exception cref="IOException">A password stands at a place that cannot be read.</exception>
    public Hj212Channel(Hj212Options options, ChannelSurroundings around)
    {
        (_options, _around) = (options, around);
        _recorder = around.State.AddChannel(options.Id, "hj212");
        _networks = [.. options.AllowFrom.Select(n => IPNetwork.Parse(n))];
        var stations = options.Meters.ToFrozenDictionary(m => m.Mn, m => new Hj212Station(m, options), StringComparer.Ordinal);
        foreach (var meter in options.Meters)
            around.State.AddMeter(meter.MeterId, options.Id);
        _desk = new(options, around, _recorder, stations);
    }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var finish = new CancellationTokenSource();
        using var listener = Listen();
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync(stopping);
                serving.RemoveAll(t => t.IsCompleted);
                if (Admit(socket) is { } connection)
                    serving.Add(Task.Run(() => ServeAsync(connection, stopping, finish.Token), CancellationToken.None));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            _around.Logger.LogDebug("Channel {Channel} takes no more connections", _options.Id);
        }
        finally
        {
            finish.CancelAfter(_around.LastHandOver);
            foreach (var connection in Open())
                connection.StopReading();
            await Task.WhenAll(serving);
            _recorder.Connected(false);
        }
    }

    private Socket Listen()
    {
        var address = IPAddress.Parse(_options.Listen);
        var listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(address, _options.Port));
            listener.Listen(64);
            return listener;
        }
        catch (SocketException failure)
        {
            listener.Dispose();
            throw new IOException($"Cannot listen at {_options.Listen}:{_options.Port} for data loggers: {failure.Message}. Free the port or choose another.", failure);
        }
    }

    /// <summary>A connection of the socket; null where its address may not connect. With too many, the one that has been silent longest is closed.</summary>
    private Hj212Connection? Admit(Socket socket)
    {
        var from = (socket.RemoteEndPoint as IPEndPoint)?.Address is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) : IPAddress.None;
        if (_networks.Length > 0 && !Array.Exists(_networks, n => n.Contains(from)))
        {
            _around.Metrics.Failure("Access");
            _recorder.Failed($"a connection from {from} was refused: its address is in none of the networks of allowFrom");
            socket.Dispose();
            return null;
        }
        var connection = new Hj212Connection(socket, from.ToString(), _options, _desk);
        lock (_gate)
        {
            if (_connections.Count >= _options.Connections && _connections.OrderBy(c => c.HasGreeted).ThenBy(c => c.LastSound).First() is var oldest)
            {
                _recorder.Failed($"more than {_options.Connections} connections: the one from {oldest.From}, silent longest, was closed");
                oldest.Close();
                _connections.Remove(oldest);
            }
            _connections.Add(connection);
        }
        return connection;
    }

    private async Task ServeAsync(Hj212Connection connection, CancellationToken stopping, CancellationToken finish)
    {
        var ended = "";
        try
        {
            ended = await connection.RunAsync(stopping, finish);
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            ended = failure is OperationCanceledException ? "the terminal stops" : failure.Message;
        }
        catch (Exception failure)
        {
            ended = failure.Message;
            _around.Logger.LogError(failure, "Channel {Channel}: the connection from {From} ended by a fault of the terminal", _options.Id, connection.From);
        }
        finally
        {
            connection.Close();
            lock (_gate)
                _connections.Remove(connection);
            _desk.Left(connection, ended);
            _around.Logger.LogDebug("Channel {Channel}: the connection from {From} ended: {Reason}", _options.Id, connection.From, ended);
        }
    }

    private List<Hj212Connection> Open()
    {
        lock (_gate)
            return [.. _connections];
    }
}
