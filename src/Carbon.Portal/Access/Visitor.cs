using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Carbon.Portal.Access;

/// <summary>Who looks at this tab, and what they may do: asked again whenever something is to be changed.</summary>
public sealed class Visitor(AuthenticationStateProvider sessions, IAuthorizationService rules)
{
    /// <summary>Name of the account; empty where nobody is signed in.</summary>
    public async Task<string> NameAsync() => (await UserAsync()).Identity?.Name ?? "";

    /// <summary>Whether the visitor holds a right of <see cref="Rights"/>.</summary>
    public async Task<bool> MayAsync(string right) => (await rules.AuthorizeAsync(await UserAsync(), null, right)).Succeeded;

    private async Task<ClaimsPrincipal> UserAsync() => (await sessions.GetAuthenticationStateAsync()).User;
}
