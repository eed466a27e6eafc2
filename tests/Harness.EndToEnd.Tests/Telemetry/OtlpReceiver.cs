using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Harness.EndToEnd.Tests.Telemetry;

/// <summary>A real OTLP receiver on 127.0.0.1: HTTP with protobuf. Keeps what it was sent.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _requests = new();
    private readonly int _status;

    private OtlpReceiver(int status)
    {
        _status = status;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(ReceiveAsync);
    }

    public string Address { get; private set; } = "";

    public IReadOnlyList<ReceivedSpan> Spans => [.. Sent("/v1/traces").SelectMany(ReceivedSpan.Of)];

    public IReadOnlyList<ReceivedPoint> Points => [.. Sent("/v1/metrics").SelectMany(ReceivedPoint.Of)];

    /// <summary>Everything that arrived, read as text.</summary>
    public string Bytes => string.Concat(_requests.Select(r => Encoding.Latin1.GetString(r.Body)));

    /// <summary>Starts a receiver that answers with this status.</summary>
    public static async Task<OtlpReceiver> StartAsync(int status = 200)
    {
        var receiver = new OtlpReceiver(status);
        await receiver._server.StartAsync();
        receiver.Address = receiver._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return receiver;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private IEnumerable<ProtoMessage> Sent(string path) => _requests.Where(r => r.Path == path).Select(r => new ProtoMessage(r.Body));

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _requests.Enqueue((http.Request.Path, body.ToArray()));
        http.Response.StatusCode = _status;
        http.Response.ContentType = "application/x-protobuf";
    }
}
