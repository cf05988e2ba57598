using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Carbon.Portal.Access;

/// <summary>The assets that the sign-in page needs before anyone is signed in: the style sheets and the icon.</summary>
internal static class PublicAssets
{
    private const string Root = "_content/Carbon.Portal/";

    /// <summary>Lets an asset's endpoint answer without authentication where the sign-in page needs it.</summary>
    public static void Open(EndpointBuilder endpoint)
    {
        var path = (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText?.TrimStart('/') ?? "";
        if (path.StartsWith(Root + "css/", StringComparison.Ordinal) || path.StartsWith(Root + "icon", StringComparison.Ordinal))
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
    }
}
