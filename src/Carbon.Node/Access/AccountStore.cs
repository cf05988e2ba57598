using System.Security.Claims;
using System.Security.Cryptography;
using Carbon.Portal.Access;

namespace Carbon.Node.Access;

/// <summary>A person who may sign in.</summary>
/// <param name="User">Name to sign in with.</param>
/// <param name="Role">One of <see cref="Role"/>.</param>
/// <param name="Salt">Salt of the hash.</param>
/// <param name="Hash">PBKDF2-HMAC-SHA-512 of the password.</param>
public sealed record Account(string User, string Role, byte[] Salt, byte[] Hash);

/// <summary>The accounts of a node, in <c>accounts.json</c> of its data folder.</summary>
public sealed class AccountStore(string folder) : ISignIn
{
    private const int Iterations = 210_000;
    private readonly AccessFile<Account> _file = new(Path.Combine(folder, "accounts.json"));

    /// <summary>Makes the first administrator where there is no account yet, and gives the password that is shown this once; null otherwise.</summary>
    public string? CreateFirst()
    {
        if (_file.Read().Count > 0)
            return null;
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        Set("admin", Role.Administrator, password);
        return password;
    }

    /// <summary>Makes an account, or changes its role and password.</summary>
    public void Set(string user, string role, string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var account = new Account(user, role, salt, HashOf(password, salt));
        _file.Write([.. _file.Read().Where(a => a.User != user), account]);
    }

    /// <inheritdoc/>
    public Task<ClaimsPrincipal?> VerifyAsync(string user, string password, CancellationToken cancellation)
    {
        var account = _file.Read().FirstOrDefault(a => a.User == user);
        // An unknown name costs as much as a wrong password, so that names cannot be guessed by the time it takes.
        var hash = HashOf(password, account?.Salt ?? new byte[16]);
        return Task.FromResult(account is not null && CryptographicOperations.FixedTimeEquals(hash, account.Hash)
            ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, user), new Claim(ClaimTypes.Role, account.Role)], "password"))
            : null);
    }

    private static byte[] HashOf(string password, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA512, 64);
}
