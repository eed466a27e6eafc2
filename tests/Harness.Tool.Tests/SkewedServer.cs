using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Harness.Tool.Tests;

/// <summary>A real HTTP server on 127.0.0.1 whose clock is wrong. Answers every request with 404.</summary>
internal sealed class SkewedServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private SkewedServer(TimeSpan skew)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(http =>
        {
            http.Response.StatusCode = 404;
            http.Response.Headers.Date = (DateTimeOffset.UtcNow + skew).ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
    }

    public string BaseUrl { get; private set; } = "";

    public static async Task<SkewedServer> StartAsync(TimeSpan skew)
    {
        var server = new SkewedServer(skew);
        await server._server.StartAsync();
        server.BaseUrl = server._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1";
        return server;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
