using System.Security.Claims;

namespace Carbon.Portal.Access;

/// <summary>Verifies who signs in.</summary>
public interface ISignIn
{
    /// <summary>The principal of the account; null where user name or password is not right.</summary>
    Task<ClaimsPrincipal?> VerifyAsync(string user, string password, CancellationToken cancellation);
}
