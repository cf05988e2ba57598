using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Security;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Transport;

/// <summary>A secure channel (Part 6, 6.7): requests and their answers by number, any order; its token is renewed in good time. Once it fails it stays so.</summary>
internal sealed class SecureChannel : IAsyncDisposable
{
    private readonly Stream stream;
    private readonly ChannelSecurity security;
    private readonly int largestChunk;
    private readonly ChannelTokens tokens;
    private readonly ChunkWriter writer = new();
    private readonly ChunkAssembler assembler = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<ReadOnlyMemory<byte>>> waiting = new();
    private readonly CancellationTokenSource closing = new();
    private readonly TaskCompletionSource<Exception> failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeSpan timeout;
    private Task receiving = Task.CompletedTask;
    private Task renewing = Task.CompletedTask;
    private uint lastRequest;
    private int disposed;

    private SecureChannel(Stream stream, ChannelSecurity security, int largestChunk, TimeSpan timeout) =>
        (this.stream, this.security, this.largestChunk, this.timeout, tokens) = (stream, security, largestChunk, timeout, new(security));

    /// <summary>Completes with the reason when the channel has failed.</summary>
    public Task<Exception> Failed => failed.Task;

    public ChannelSecurity Security => security;

    /// <summary>Connects and opens a channel.</summary>
    /// <exception cref="IOException">The server cannot be reached, refuses, or does not keep to the protocol.</exception>
    public static async Task<SecureChannel> OpenAsync(OpcUaAddress address, ChannelSecurity security, TimeSpan tokenLifetime, TimeSpan timeout, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        Stream? stream = null;
        try
        {
            stream = await ConnectAsync(address, limit.Token);
            var channel = new SecureChannel(stream, security, await Handshake.GreetAsync(stream, address.Url, limit.Token), timeout);
            channel.receiving = channel.ReceiveAsync();
            try
            {
                var lifetime = await channel.OpenTokenAsync(renew: false, tokenLifetime, limit.Token);
                channel.renewing = channel.RenewAsync(lifetime, tokenLifetime);
                return channel;
            }
            catch
            {
                await channel.DisposeAsync();
                throw;
            }
        }
        catch (Exception failure)
        {
            if (stream is not null)
                await stream.DisposeAsync();
            if (failure is OperationCanceledException && !cancellation.IsCancellationRequested)
                throw new TimeoutException($"{address.Url} does not answer within {timeout.TotalSeconds} s");
            if (failure is SocketException)
                throw new IOException($"{address.Url} cannot be reached: {failure.Message}", failure);
            throw;
        }
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="IOException">The channel failed, or the server refused.</exception>
    /// <exception cref="TimeoutException">No answer came in time; the channel stays open.</exception>
    public async Task<T> CallAsync<TRequest, T>(TRequest request, TimeSpan limit, CancellationToken cancellation)
        where TRequest : UaRequest, IUaMessage
        where T : UaResponse, IUaMessage, new()
    {
        var id = Interlocked.Increment(ref lastRequest);
        request.Header.Handle = id;
        request.Header.Time = DateTimeOffset.UtcNow;
        request.Header.TimeoutMilliseconds = (uint)limit.TotalMilliseconds;
        return UaMessages.DecodeResponse<T>(await AskAsync("MSG", id, UaMessages.Encode(request), limit, cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await CloseAsync();
        await closing.CancelAsync();
        Fail(new IOException("the channel was closed"));
        await stream.DisposeAsync();
        await Task.WhenAll(receiving, renewing);
        security.Dispose();
        sending.Dispose();
        closing.Dispose();
    }

    private static async Task<Stream> ConnectAsync(OpcUaAddress address, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<ReadOnlyMemory<byte>> AskAsync(string type, uint id, byte[] body, TimeSpan limit, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<ReadOnlyMemory<byte>>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        try
        {
            if (failed.Task.IsCompleted)
                throw new IOException((await failed.Task).Message);
            await SendAsync(type, id, body, cancellation);
            return await answer.Task.WaitAsync(limit, cancellation);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"no answer within {limit.TotalSeconds} s");
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    private async Task SendAsync(string type, uint id, byte[] body, CancellationToken cancellation)
    {
        await sending.WaitAsync(cancellation);
        try
        {
            var (tokenId, protection) = tokens.Newest;
            var chunks = type == "OPN"
                ? writer.Cut(_ => OpeningHeader.Write(security, tokens.ChannelId), security.Opening, id, body, largestChunk)
                : writer.Cut(mark => UaFrame.Header(type, mark, tokens.ChannelId, tokenId), protection, id, body, largestChunk);
            foreach (var chunk in chunks)
                await stream.WriteAsync(chunk, closing.Token).AsTask().WaitAsync(timeout, CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or TimeoutException || closing.IsCancellationRequested)
        {
            Fail(failure);
            throw new IOException($"a request could not be sent: {failure.Message}", failure);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (await UaFrame.ReadAsync(stream, closing.Token) is { } frame)
                Take(frame);
            Fail(new IOException("the server closed the connection"));
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    private void Take(UaFrame frame)
    {
        if (frame.Type == "ERR")
            throw Handshake.Error(frame);
        var content = frame.Type switch
        {
            "OPN" => security.Opening.Open(frame.Bytes, OpeningHeader.Check(frame, security)),
            "MSG" when frame.Bytes.Length >= 24 => tokens.Of(BinaryPrimitives.ReadUInt32LittleEndian(frame.Bytes.AsSpan(8)), BinaryPrimitives.ReadUInt32LittleEndian(frame.Bytes.AsSpan(12))).Open(frame.Bytes, 16),
            _ => throw new OpcUaFormatException($"the server sends {frame.Type} where a message was expected"),
        };
        if (!assembler.Add(frame.Mark, content, out var id, out var body) || !waiting.TryGetValue(id, out var answer))
            return;
        if (frame.Mark == 'A')
            answer.TrySetException(Handshake.Error(new([.. frame.Bytes.AsSpan(0, 8), .. body.Span])));
        else
            TakeAnswer(frame, answer, body);
    }

    private void TakeAnswer(UaFrame frame, TaskCompletionSource<ReadOnlyMemory<byte>> answer, ReadOnlyMemory<byte> body)
    {
        if (frame.Type == "OPN" && UaMessages.TypeOf(body) == OpenSecureChannelResponse.TypeId)
            tokens.Add(UaMessages.DecodeResponse<OpenSecureChannelResponse>(body));
        answer.TrySetResult(body);
    }

    private async Task<TimeSpan> OpenTokenAsync(bool renew, TimeSpan lifetime, CancellationToken cancellation)
    {
        var request = new OpenSecureChannelRequest { Renew = renew, Mode = security.Mode, Nonce = tokens.NewNonce(), LifetimeMilliseconds = (uint)lifetime.TotalMilliseconds };
        var id = Interlocked.Increment(ref lastRequest);
        request.Header.Handle = id;
        request.Header.Time = DateTimeOffset.UtcNow;
        var opened = UaMessages.DecodeResponse<OpenSecureChannelResponse>(await AskAsync("OPN", id, UaMessages.Encode(request), timeout, cancellation));
        return TimeSpan.FromMilliseconds(Math.Clamp(opened.LifetimeMilliseconds, 1000, 24 * 3_600_000));
    }

    private async Task RenewAsync(TimeSpan granted, TimeSpan asked)
    {
        try
        {
            while (true)
            {
                await Task.Delay(granted * 0.75, closing.Token);
                granted = await OpenTokenAsync(renew: true, asked, closing.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The channel is closed.
        }
        catch (Exception failure)
        {
            Fail(new IOException($"the channel's token could not be renewed: {failure.Message}", failure));
        }
    }

    private async Task CloseAsync()
    {
        if (failed.Task.IsCompleted || tokens.ChannelId == 0)
            return;
        try
        {
            await SendAsync("CLO", Interlocked.Increment(ref lastRequest), UaMessages.Encode(new CloseSecureChannelRequest()), CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or TimeoutException)
        {
            // The other side notices when the connection ends.
        }
    }

    private void Fail(Exception reason)
    {
        if (!failed.TrySetResult(reason))
            return;
        foreach (var answer in waiting.Values)
            answer.TrySetException(new IOException(reason.Message, reason));
        _ = closing.CancelAsync();
    }
}
