using System.Net;

namespace Carbon.Node.Acquisition.Http;

/// <summary>What a server answered.</summary>
/// <param name="Status">Status code.</param>
/// <param name="Body">The answer, where it is one of success.</param>
/// <param name="Tag">Entity tag, by which the server tells whether there is anything new.</param>
/// <param name="Wait">How long the server wants not to be asked.</param>
internal sealed record HttpAnswer(HttpStatusCode Status, byte[] Body, string? Tag, TimeSpan? Wait);

/// <summary>A server refuses, or answers what must not be used.</summary>
internal sealed class HttpAnswerException(string message) : Exception(message);
