using Harness.CSharp;

namespace Harness.CompileWorker;

/// <summary>Answers compile requests, one at a time, until the input is closed.</summary>
public static class CompileLoop
{
    // Roslyn recurses over nested source, and what overflows takes the process with it: with this much, only source that nobody writes does.
    private const int StackBytes = 64 << 20;

    /// <summary>
    /// Returns as soon as the input is closed, even while a compile that ignores cancellation is under way: the process then
    /// ends and takes the compile with it.
    /// </summary>
    /// <param name="requests">Length-prefixed <see cref="CompileRequest"/>s.</param>
    /// <param name="replies">Length-prefixed <see cref="CompileReply"/>s.</param>
    /// <param name="testHostFolder">The folder of the test host, whose assemblies are compiled against.</param>
    public static async Task<int> RunAsync(Stream requests, Stream replies, string testHostFolder)
    {
        var compiler = new WorkspaceCompiler(ReferenceAssemblies.Find(testHostFolder));
        while (await CompileProtocol.ReadAsync(requests, CompileProtocol.Default.CompileRequest) is { } request)
        {
            var thread = new Thread(() => Answer(compiler, request, replies), StackBytes) { IsBackground = true };
            thread.Start();
        }

        return 0;
    }

    private static void Answer(WorkspaceCompiler compiler, CompileRequest request, Stream replies)
    {
        var reply = Compile(compiler, request) with { WorkerMemory = Environment.WorkingSet };
        CompileProtocol.WriteAsync(replies, reply, CompileProtocol.Default.CompileReply).GetAwaiter().GetResult();
    }

    private static CompileReply Compile(WorkspaceCompiler compiler, CompileRequest request)
    {
        using var limit = new CancellationTokenSource(request.LimitMilliseconds);
        try
        {
            return compiler.Compile(request, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new CompileReply { Failure = "the compiler did not finish in time" };
        }
        catch (TooMuchCodeException exception)
        {
            return new CompileReply { Failure = exception.Message };
        }
        catch (Exception exception)
        {
            // Roslyn on hostile source may throw anything; the next request deserves an answer all the same.
            return new CompileReply { Failure = $"the compiler failed ({exception.GetType().Name})" };
        }
    }
}
