using System.Net;

namespace Harness.Models;

/// <summary>Makes the <see cref="HttpClient"/> that model clients share.</summary>
public static class ProviderHttp
{
    /// <summary>
    /// No time limit of its own, since <see cref="ResilientChatClient"/> has one per attempt; no redirects, which would turn
    /// the POST into a GET; no cookies. One instance serves any number of parallel runs.
    /// </summary>
    public static HttpClient CreateClient() => new(CreateNetwork(), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>As <see cref="CreateClient()"/>, through a handler that belongs to the caller.</summary>
    public static HttpClient CreateClient(HttpMessageHandler handler) => new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The handler that sends. One serves any number of parallel runs.</summary>
    public static HttpMessageHandler CreateNetwork() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        // Addresses of a provider change while a long campaign runs.
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        UseCookies = false,
    };
}
