using Harness.CSharp;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

/// <summary>One test bench in sandboxes for the tests of a class that do not harm it for others: its compiler is started and warmed up once.</summary>
public sealed class SandboxedBench : IAsyncDisposable
{
    private TestBench? bench;

    /// <summary>The bench.</summary>
    /// <param name="sandboxes">The same for all tests.</param>
    public TestBench In(ISandboxProvider sandboxes) => bench ??= new TestBench(new TestBenchOptions { Sandboxes = sandboxes, Parallelism = 1 });

    public ValueTask DisposeAsync() => bench?.DisposeAsync() ?? ValueTask.CompletedTask;
}
