using System.Security.Cryptography;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>Recognises a message that a logger sends again because its acknowledgement was lost. Remembers the last ones; messages without a number are never the same.</summary>
public sealed class RepeatedMessages
{
    private const int Remembered = 64;
    private readonly Queue<string> _recorded = new();
    private readonly Lock _gate = new();

    /// <summary>The very same message was recorded.</summary>
    public bool Has(Hj212Message message, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
            return message.Number.Length > 0 && _recorded.Contains(Digest(bytes));
    }

    /// <summary>The message is recorded.</summary>
    public void Add(Hj212Message message, ReadOnlySpan<byte> bytes)
    {
        if (message.Number.Length == 0)
            return;
        lock (_gate)
        {
            _recorded.Enqueue(Digest(bytes));
            if (_recorded.Count > Remembered)
                _recorded.Dequeue();
        }
    }

    private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(SHA256.HashData(bytes));
}
