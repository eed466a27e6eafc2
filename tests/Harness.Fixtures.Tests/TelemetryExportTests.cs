using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.Loader;

namespace Harness.Fixtures.Tests;

public class TelemetryExportTests
{
    private const string Endpoint = TelemetryExport.EndpointVariable;

    [Theory]
    [InlineData(null, false)]
    [InlineData("http://127.0.0.1:9", true)]
    public void Libraries_are_loaded_only_for_who_asks_for_an_export(string? endpoint, bool loaded)
    {
        var context = new NotingContext();
        var start = context.LoadFromAssemblyPath(typeof(TelemetryExport).Assembly.Location)
            .GetType(typeof(TelemetryExport).FullName!, throwOnError: true)!
            .GetMethod(nameof(TelemetryExport.Start))!;

        using var export = (IDisposable?)start.Invoke(null, [Variables(endpoint)]);

        context.Asked.Any(name => name.StartsWith("OpenTelemetry", StringComparison.Ordinal)).Should().Be(loaded);
        (export is not null).Should().Be(loaded);
    }

    [Fact]
    public void An_export_that_was_switched_off_is_none() =>
        TelemetryExport.Start(new Dictionary<string, string> { [Endpoint] = "http://127.0.0.1:9", ["OTEL_SDK_DISABLED"] = "true" }).Should().BeNull();

    [Fact]
    public void What_is_wrong_is_said_once()
    {
        using var export = TelemetryExport.Start(Variables("localhost:4317"))!;

        export.Trouble().Should().Contain(Endpoint).And.Contain("no http or https address").And.Contain("The campaign is not affected");
        export.Trouble().Should().BeNull();
    }

    [Fact]
    public async Task An_endpoint_where_nobody_listens_is_noticed_before_anything_is_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var export = TelemetryExport.Start(Variables($"http://127.0.0.1:{port}"))!;

        string? trouble;
        while ((trouble = export.Trouble()) is null)
            await Task.Delay(10, TestContext.Current.CancellationToken);

        trouble.Should().Contain($"127.0.0.1:{port}");
    }

    private static Dictionary<string, string> Variables(string? endpoint) => endpoint is null ? [] : new() { [Endpoint] = endpoint };

    /// <summary>Loads the harness a second time, and notes which libraries that takes.</summary>
    private sealed class NotingContext : AssemblyLoadContext
    {
        public ConcurrentQueue<string> Asked { get; } = new();

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Asked.Enqueue(assemblyName.Name!);
            var file = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
            return assemblyName.Name!.StartsWith("Harness", StringComparison.Ordinal) && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
