using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Carbon.Node.Access;

/// <summary>An API token; only its hash is kept.</summary>
/// <param name="Hash">SHA-256 of the token.</param>
/// <param name="Role">One of <see cref="Role"/>.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends; null: never.</param>
public sealed record ApiToken(byte[] Hash, string Role, DateTimeOffset Created, DateTimeOffset? Expires);

/// <summary>The API tokens of a node, in <c>tokens.json</c> of its data folder. A token made by the command line works at once in a running node.</summary>
public sealed class TokenStore(string folder, TimeProvider time)
{
    private readonly AccessFile<ApiToken> _file = new(Path.Combine(folder, "tokens.json"));
    private readonly Lock _lock = new();
    private IReadOnlyList<ApiToken> _tokens = [];
    private DateTime _readAt = DateTime.MinValue;

    /// <summary>Makes a token and returns it; it is not shown again.</summary>
    public string Create(string role, int? days)
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var now = time.GetUtcNow();
        _file.Write([.. _file.Read(), new ApiToken(HashOf(token), role, now, days is { } d ? now.AddDays(d) : null)]);
        return token;
    }

    /// <summary>Who a token stands for; null where it is unknown or has ended.</summary>
    public ClaimsPrincipal? Verify(string token, string scheme)
    {
        var hash = HashOf(token);
        var known = Tokens().FirstOrDefault(t => CryptographicOperations.FixedTimeEquals(t.Hash, hash));
        if (known is null || known.Expires <= time.GetUtcNow())
            return null;
        var name = "token " + Convert.ToHexStringLower(known.Hash.AsSpan(0, 4));
        return new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, known.Role)], scheme));
    }

    private IReadOnlyList<ApiToken> Tokens()
    {
        lock (_lock)
        {
            var writtenAt = _file.WrittenAt;
            if (writtenAt != _readAt)
            {
                _tokens = _file.Read();
                _readAt = writtenAt;
            }
            return _tokens;
        }
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
