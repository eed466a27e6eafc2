using Harness.CSharp;
using Harness.Tests.CSharp;

[assembly: AssemblyFixture(typeof(SharedBench))]

namespace Harness.Tests.CSharp;

/// <summary>One warm test bench for all tests that do not harm it for others.</summary>
public sealed class SharedBench : IAsyncDisposable
{
    public TestBench Bench { get; } = new();

    /// <summary>Runs sources in a new empty folder.</summary>
    public async Task<TestReport> RunAsync(params (string Path, string Text)[] sources) => await RunAsync(null, sources);

    public async Task<TestReport> RunAsync(string? filter, params (string Path, string Text)[] sources)
    {
        using var folder = new TemporaryFolder();
        return await Bench.RunAsync(Request(folder.Path, sources) with { Filter = filter }, TestContext.Current.CancellationToken);
    }

    public static TestRequest Request(string folder, params (string Path, string Text)[] sources) => new()
    {
        Sources = [.. sources.Select(source => new SourceFile(source.Path, source.Text))],
        WorkingDirectory = folder,
    };

    public ValueTask DisposeAsync() => Bench.DisposeAsync();
}
