using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Harness.Loopback;

/// <summary>
/// A real HTTP server on 127.0.0.1 that speaks chat completions and answers from a script. Serves any number of parallel
/// conversations; no call leaves the machine and none costs anything.
/// </summary>
public sealed class LoopbackModel : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Func<LoopbackRequest, Reply> _script;
    private readonly ConcurrentQueue<LoopbackRequest> _requests = new();
    private readonly CancellationTokenSource _closing = new();
    private int _count;
    private int _disposed;

    private LoopbackModel(Func<LoopbackRequest, Reply> script)
    {
        _script = script;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        // The host's own lifetime would take Ctrl+C away from the process that is under test.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary>What a client takes as its base URL: <c>http://127.0.0.1:{port}/v1</c>.</summary>
    public Uri BaseUrl { get; private set; } = new("http://127.0.0.1/v1");

    /// <summary>Every chat-completions request so far, in the order of arrival.</summary>
    public IReadOnlyList<LoopbackRequest> Requests => [.. _requests];

    /// <summary>Starts a server that answers each request with what the script says.</summary>
    /// <param name="script">Sees the request with its conversation; called in parallel. What it throws becomes a 400.</param>
    public static async Task<LoopbackModel> StartAsync(Func<LoopbackRequest, Reply> script)
    {
        var model = new LoopbackModel(script);
        await model._server.StartAsync().ConfigureAwait(false);
        var addresses = model._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        model.BaseUrl = new Uri(addresses.Addresses.First() + "/v1");
        return model;
    }

    /// <summary>Starts a server that gives these replies in this order, and 400 after the last.</summary>
    public static Task<LoopbackModel> StartAsync(params Reply[] replies) =>
        StartAsync(request => request.Number <= replies.Length
            ? replies[request.Number - 1]
            : throw new InvalidOperationException($"request {request.Number} is beyond the end of the script ({replies.Length} replies)"));

    /// <summary>Ends the replies that hang and stops the server. May be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        await _closing.CancelAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _closing.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Path != "/v1/chat/completions")
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _closing.Token);
        try
        {
            var request = await ReadAsync(http.Request, ends.Token).ConfigureAwait(false);
            await ReplyTo(request).SendAsync(http, request, ends.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    private async Task<LoopbackRequest> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        using var document = await JsonDocument.ParseAsync(http.Body, cancellationToken: cancellationToken).ConfigureAwait(false);
        var headers = http.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new LoopbackRequest(Interlocked.Increment(ref _count), headers, document.RootElement.Clone());
        _requests.Enqueue(request);
        return request;
    }

    private Reply ReplyTo(LoopbackRequest request)
    {
        try
        {
            return _script(request);
        }
        catch (Exception exception)
        {
            return Reply.Error(400, $"the script of the loopback model failed: {exception.Message}", "invalid_request_error", "loopback_script");
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
