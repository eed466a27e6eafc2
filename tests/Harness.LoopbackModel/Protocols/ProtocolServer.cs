using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Harness.Loopback.Protocols;

/// <summary>
/// A real HTTP server on 127.0.0.1 that plays a script in the payloads of one service. The script is the same for every
/// protocol; how it is written, and how a request is read, is the protocol's.
/// </summary>
public abstract class ProtocolServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly ConcurrentQueue<ScriptedReply> _script = new();
    private Func<IReadOnlyList<ReceivedMessage>, ScriptedReply>? _model;
    private int _count;

    protected ProtocolServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary><c>http://127.0.0.1:{port}</c>, without the path of the protocol.</summary>
    public Uri Root { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What a client takes as its base URL.</summary>
    public virtual Uri BaseUrl => Root;

    /// <summary>Every request so far, in the order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>Starts to serve; each request takes the next reply of the script.</summary>
    public async Task StartAsync(params ScriptedReply[] script)
    {
        foreach (var reply in script) _script.Enqueue(reply);
        await _server.StartAsync().ConfigureAwait(false);
        Root = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Starts to serve; what a request gets depends on its conversation, so that many can go on at once.</summary>
    public Task StartAsync(Func<IReadOnlyList<ReceivedMessage>, ScriptedReply> model)
    {
        _model = model;
        return StartAsync();
    }

    /// <summary>The conversation of a request.</summary>
    public abstract IReadOnlyList<ReceivedMessage> MessagesOf(ReceivedRequest request);

    /// <summary>The names of the tools that a request offers.</summary>
    public abstract IReadOnlyList<string> ToolsOf(ReceivedRequest request);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether the request is one that the service would take at all; what it answers otherwise, null when it is.</summary>
    protected abstract WireReply? Rejection(ReceivedRequest request);

    /// <summary>An answer in the service's payload.</summary>
    protected abstract WireReply Write(ScriptedAnswer answer, ReceivedRequest request);

    /// <summary>An error in the service's payload.</summary>
    /// <exception cref="NotSupportedException">The service has no such error.</exception>
    protected abstract WireReply Write(ScriptedFault fault);

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new ReceivedRequest(Interlocked.Increment(ref _count), http.Request.Method, target, headers, body.ToArray());
        _requests.Enqueue(request);
        await SendAsync(http, request).ConfigureAwait(false);
    }

    private Task SendAsync(HttpContext http, ReceivedRequest request)
    {
        if (Rejection(request) is { } rejection) return SendAsync(http, rejection);
        var reply = _model is { } model ? model(MessagesOf(request)) : _script.TryDequeue(out var next) ? next : null;
        return reply switch
        {
            null => SendAsync(http, new WireReply(400, """{"message":"the script has ended"}""")),
            ScriptedAnswer answer => SendAsync(http, Write(answer, request)),
            ScriptedFault fault => SendAsync(http, With(Write(fault), fault.Headers)),
            ScriptedBody body => SendAsync(http, new WireReply(body.Status, body.Body) { ContentType = body.ContentType }),
            ScriptedTruncation truncation => SendAsync(http, Half(Write(truncation.Answer, request))),
            ScriptedHang => HangAsync(http),
            ScriptedCut cut => CutAsync(http, Half(Write(cut.Answer, request))),
            _ => throw new NotSupportedException(reply.GetType().Name),
        };
    }

    private static WireReply Half(WireReply reply) => reply with { Body = reply.Body[..(reply.Body.Length / 2)] };

    private static WireReply With(WireReply reply, IReadOnlyDictionary<string, string>? headers) =>
        headers is null ? reply : reply with { Headers = reply.Headers.Concat(headers).ToDictionary(StringComparer.OrdinalIgnoreCase) };

    private static Task SendAsync(HttpContext http, WireReply reply)
    {
        var body = Head(http, reply);
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }

    private static async Task HangAsync(HttpContext http)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }

    private static async Task CutAsync(HttpContext http, WireReply half)
    {
        var body = Head(http, half);
        http.Response.ContentLength = body.Length * 2;
        await http.Response.Body.WriteAsync(body).ConfigureAwait(false);
        await http.Response.Body.FlushAsync().ConfigureAwait(false);
        http.Abort();
    }

    private static byte[] Head(HttpContext http, WireReply reply)
    {
        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers) http.Response.Headers[name] = value;
        return Encoding.UTF8.GetBytes(reply.Body);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
