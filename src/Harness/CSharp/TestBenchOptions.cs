using Harness.Sandboxes;

namespace Harness.CSharp;

/// <summary>How a <see cref="TestBench"/> works. The defaults are for production; tests make them smaller.</summary>
public sealed record TestBenchOptions
{
    /// <summary>The folder with <c>compile-worker/</c> and <c>test-host/</c>. Default: <c>workers</c> beside the harness.</summary>
    public string WorkersFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "workers");

    /// <summary>Where compiler and tests run; whoever made it disposes it. Default: no isolation.</summary>
    public ISandboxProvider Sandboxes { get; init; } = new UnisolatedProvider();

    /// <summary>How many compiles, and how many test runs, are under way at once. Default: the number of cores, from 1 to 4.</summary>
    public int Parallelism { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>How long one compile may take, waiting for a free worker not counted. Default: 20 seconds.</summary>
    public TimeSpan CompileLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>No test run may take longer, whatever the request says. Default: 60 seconds.</summary>
    public TimeSpan TestLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A worker that uses more bytes than this after a compile is replaced. Default: 400 MiB.</summary>
    public long WorkerMemoryLimit { get; init; } = 400L << 20;
}
