using System.Globalization;
using Harness.Campaigns.Records;
using Harness.Sandboxes;

namespace Harness.CSharp;

/// <summary>
/// Compiles a workspace's C# and runs its xunit tests, both in processes apart from the harness: model-written source and
/// code are hostile to compilers and to processes. One instance serves the whole harness and many threads.
/// </summary>
/// <remarks>
/// What the tests may read, write and reach is up to <see cref="TestBenchOptions.Sandboxes"/>. Compiles and runs each wait for a free core, so that 30 runs in parallel do not slow each other
/// into their limits.
/// </remarks>
public sealed class TestBench : IAsyncDisposable
{
    private readonly ISandboxProvider sandboxes;
    private readonly CompilePool pool;
    private readonly TestHostRun host;
    private readonly TimeSpan testLimit;
    private readonly SemaphoreSlim runGate;
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private readonly List<Task> underWay = [];

    /// <param name="options">Default: <see cref="TestBenchOptions"/>'s defaults.</param>
    public TestBench(TestBenchOptions? options = null)
    {
        options ??= new TestBenchOptions();
        sandboxes = options.Sandboxes;
        pool = new CompilePool(options);
        host = new TestHostRun(options.Sandboxes, options.WorkersFolder);
        testLimit = options.TestLimit;
        runGate = new SemaphoreSlim(options.Parallelism);
    }

    /// <summary>What keeps the programs apart from the machine.</summary>
    public IsolationReport Isolation => sandboxes.Isolation;

    /// <summary>Starts the compile workers in the background and returns at once. Only the first call does anything.</summary>
    public void WarmUp() => pool.Start();

    /// <summary>Compiles and runs. What the code does wrong is in the report; an exception is a problem of the machine.</summary>
    /// <exception cref="IOException">A worker does not start, or there is no room for the compiled tests.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled, or the bench was disposed; all processes are gone.</exception>
    public Task<TestReport> RunAsync(TestRequest request, CancellationToken cancellation = default) =>
        Begin(() => CompileAndRunAsync(request, cancellation));

    /// <summary>Compiles, runs nothing, and describes the members of the sources. The compiler's process does all of it.</summary>
    /// <param name="sources">All files; they become one assembly.</param>
    /// <param name="waiting">See <see cref="TestRequest.Waiting"/>.</param>
    /// <param name="cancellation">Ends the compile.</param>
    /// <exception cref="IOException">A worker does not start.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled, or the bench was disposed.</exception>
    public Task<CodeStructure> StructureAsync(IReadOnlyList<SourceFile> sources, Action<bool>? waiting = null, CancellationToken cancellation = default) =>
        Begin(() => CompileAndDescribeAsync(sources, waiting, cancellation));

    /// <summary>Runs a program of the agent as soon as a core is free.</summary>
    /// <param name="command">Makes the command for the provider that will run it.</param>
    /// <param name="waiting">See <see cref="TestRequest.Waiting"/>.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="SandboxException">It could not be started for a reason that lies in the machine.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled, or the bench was disposed; all processes are gone.</exception>
    public Task<SandboxOutcome> RunAsync(Func<ISandboxProvider, SandboxCommand> command, Action<bool>? waiting = null, CancellationToken cancellation = default) =>
        Begin(() => RunProgramAsync(command, waiting, cancellation));

    /// <summary>Cancels what is under way and ends all processes.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] pending;
        lock (gate)
        {
            closing.Cancel();
            pending = [.. underWay];
        }

        await Task.WhenAll(pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await pool.DisposeAsync().ConfigureAwait(false);
    }

    private Task<T> Begin<T>(Func<Task<T>> work)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing.IsCancellationRequested, this);
            underWay.RemoveAll(earlier => earlier.IsCompleted);
            var begun = Task.Run(work, CancellationToken.None);
            underWay.Add(begun);
            return begun;
        }
    }

    private async Task<CodeStructure> CompileAndDescribeAsync(IReadOnlyList<SourceFile> sources, Action<bool>? waiting, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closing.Token);
        var compiled = await pool.CompileAsync(sources, withMembers: true, judge: null, either.Token, waiting).ConfigureAwait(false);
        return new CodeStructure(compiled.Members, compiled.Assembly.Length == 0 ? ProblemOf(compiled) : null);
    }

    private async Task<TestReport> CompileAndRunAsync(TestRequest request, CancellationToken cancellation)
    {
        request = request with { WallLimit = request.WallLimit < testLimit ? request.WallLimit : testLimit };
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closing.Token);
        var compiled = await pool.CompileAsync(request.Sources, withMembers: false, request.Judge, either.Token, request.Waiting).ConfigureAwait(false);
        if (compiled.Assembly.Length == 0)
            return new TestReport { Diagnostics = compiled.Diagnostics, Problem = ProblemOf(compiled) };

        var methods = compiled.TestMethods.Where(method => IsSelected(method, request.Filter)).ToList();
        if (methods.Count == 0)
            return new TestReport { Diagnostics = compiled.Diagnostics, Problem = NoTests(compiled.TestMethods.Count, request.Filter) };

        var isAll = methods.Count == compiled.TestMethods.Count;
        var report = await WhenFreeAsync(() => host.RunAsync(compiled.Assembly, methods, isAll, request, either.Token), request.Waiting, either.Token).ConfigureAwait(false);
        return report with { Diagnostics = compiled.Diagnostics };
    }

    private async Task<SandboxOutcome> RunProgramAsync(Func<ISandboxProvider, SandboxCommand> command, Action<bool>? waiting, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closing.Token);
        var outcome = await WhenFreeAsync(() => sandboxes.RunAsync(command(sandboxes), either.Token), waiting, either.Token).ConfigureAwait(false);
        either.Token.ThrowIfCancellationRequested();
        return outcome;
    }

    private async Task<T> WhenFreeAsync<T>(Func<Task<T>> run, Action<bool>? waiting, CancellationToken cancellation)
    {
        waiting?.Invoke(true);
        try
        {
            await runGate.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            waiting?.Invoke(false);
        }

        try
        {
            return await run().ConfigureAwait(false);
        }
        finally
        {
            runGate.Release();
        }
    }

    private static string ProblemOf(CompileReply compiled) =>
        compiled.Failure ?? Invariant($"the build failed: {compiled.ErrorCount} error(s)");

    private static bool IsSelected(TestMethod method, string? filter) =>
        string.IsNullOrEmpty(filter) || method.FullName.Contains(filter, StringComparison.OrdinalIgnoreCase);

    private static string NoTests(int total, string? filter) => total == 0
        ? "there are no tests: no public class has a method with [Fact] or [Theory]"
        : Invariant($"none of the {total} test methods has \"{filter}\" in its name (Namespace.Class.Method)");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
