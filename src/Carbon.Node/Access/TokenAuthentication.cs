using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Carbon.Node.Access;

/// <summary>Authenticates <c>Authorization: Bearer TOKEN</c>.</summary>
public sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenStore tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "Bearer";

    private const string Prefix = "Bearer ";

    /// <summary>True where a request carries a token.</summary>
    public static bool IsOffered(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsOffered(Request))
            return Task.FromResult(AuthenticateResult.NoResult());
        var principal = tokens.Verify(Request.Headers.Authorization.ToString()[Prefix.Length..].Trim(), SchemeName);
        return Task.FromResult(principal is null
            ? AuthenticateResult.Fail("The token is unknown or has ended.")
            : AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName)));
    }
}
