using Harness.CSharp;

namespace Harness.Tools;

/// <summary>Compiles the workspace's C# and runs its tests. Failing tests and a failing build are normal replies.</summary>
/// <param name="bench">Shared by all runs.</param>
/// <param name="workspace">The folder: an absolute path. Nothing else may write to it during the call.</param>
/// <param name="waiting">See <see cref="TestRequest.Waiting"/>.</param>
public sealed class RunTestsTool(TestBench bench, string workspace, Action<bool>? waiting = null) : AgentTool
{
    private const int MaxReplyLength = 12_000;
    private const string Filter = "filter";

    public override string Name => ToolNames.RunTests;

    public override string Description =>
        """
        Compiles all *.cs files of the workspace together into one assembly (C# 14, .NET 10, nullable and implicit usings on) and runs its xunit v3 tests. xunit is available without a package; other packages and project files are not used. Returns the compiler's errors, or the failed tests with message and stack frames, and the counts. Tests that run for more than 60 seconds are stopped.
        """;

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new ToolParameter(
            Filter,
            ToolParameterType.String,
            "Run only tests whose full name (Namespace.Class.Method) contains this text, in any case. Default: all tests.",
            Required: false),
    ];

    /// <inheritdoc/>
    /// <exception cref="IOException">Compiler or test host do not work on this machine.</exception>
    public override async ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation)
    {
        var sources = SourceFolder.Collect(workspace);
        if (sources.Problem is { } problem)
            return ToolReply.Error(problem);
        if (sources.Files.Count == 0)
            return ToolReply.Error("there are no *.cs files in the workspace");
        var request = new TestRequest
        {
            Sources = sources.Files,
            WorkingDirectory = workspace,
            Filter = arguments.OptionalText(Filter),
            Waiting = waiting,
        };
        var report = await bench.RunAsync(request, cancellation).ConfigureAwait(false);
        return new ToolReply(report.ToText(MaxReplyLength));
    }
}
