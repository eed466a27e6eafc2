using System.Net;

namespace Harness.Models;

/// <summary>Makes the <see cref="HttpClient"/> that model clients share.</summary>
public static class ProviderHttp
{
    /// <summary>
    /// Opens the connections of any number of parallel runs. No redirects, which would turn the POST into a GET; no cookies.
    /// </summary>
    public static HttpMessageHandler CreateNetwork() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        // Addresses of a provider change while a long campaign runs.
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        UseCookies = false,
    };

    /// <summary>
    /// A client whose failures are <see cref="ProviderException"/>s, over connections of its own. It has no time limit, since
    /// <see cref="ResilientChatClient"/> has one per attempt. Serves any number of parallel runs.
    /// </summary>
    /// <param name="clock">Turns a <c>Retry-After</c> date into a wait.</param>
    /// <param name="secrets">What no message may show, see <see cref="ProviderErrorHandler"/>.</param>
    public static HttpClient CreateClient(TimeProvider clock, params IEnumerable<string?> secrets) =>
        new(new ProviderErrorHandler(CreateNetwork(), clock, secrets), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>As <see cref="CreateClient(TimeProvider, IEnumerable{string?})"/>, over a handler that stays the caller's, such as one that many runs share.</summary>
    public static HttpClient CreateClient(HttpMessageHandler inner, TimeProvider clock, params IEnumerable<string?> secrets) =>
        new(new ProviderErrorHandler(inner, clock, secrets), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
}
