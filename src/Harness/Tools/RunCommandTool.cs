using System.Globalization;
using System.Text;
using Harness.CSharp;
using Harness.Sandboxes;

namespace Harness.Tools;

/// <summary>Runs a shell command in the workspace, in a sandbox of its own. A command that fails is a normal reply.</summary>
/// <param name="bench">Shared by all runs.</param>
/// <param name="workspace">The folder: an absolute path. Nothing else may write to it during the call.</param>
/// <param name="waiting">See <see cref="TestRequest.Waiting"/>.</param>
public sealed class RunCommandTool(TestBench bench, string workspace, Action<bool>? waiting = null) : AgentTool
{
    /// <summary>How long a command may run when the call does not say, in seconds.</summary>
    public const int UsualSeconds = 60;

    /// <summary>How long a command may run at most, in seconds.</summary>
    public const int MostSeconds = ProgramLimits.LongestCommandSeconds;

    private const int LongestCommand = 20_000;
    private const int SignalBase = 128, KillSignal = 9, ProcessorTimeSignal = 24;
    private const string Command = "command";
    private const string TimeoutSeconds = "timeout_seconds";

    public override string Name => ToolNames.RunCommand;

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"""
        Runs a command with /bin/sh -c in the workspace's folder, apart from everything else: there is no network, no right of root, and nothing is seen but the workspace, the system's programs and the .NET SDK or runtime if one is installed. Only what is written to the workspace stays: /tmp and the home folder are empty each time, and no process, no background job, no variable and no cd survives the call. Returns the exit code and, of standard output and standard error each, the beginning and the end. To compile and run the tests of a C# workspace use run_tests: packages cannot be restored here. Commands that run for more than {UsualSeconds} seconds are stopped, unless timeout_seconds says otherwise; so is a single process that uses as much processor time.
        """);

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new(Command, ToolParameterType.String, "The command line, such as grep -rn TODO src | head; several lines are a script."),
        new(TimeoutSeconds, ToolParameterType.Integer, string.Create(CultureInfo.InvariantCulture, $"Seconds after which the command is stopped, 1 to {MostSeconds}. Default: {UsualSeconds}."), Required: false),
    ];

    /// <inheritdoc/>
    /// <exception cref="SandboxException">The sandbox does not work on this machine, or was lost.</exception>
    public override async ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation)
    {
        var command = arguments.Text(Command);
        var seconds = arguments.OptionalInteger(TimeoutSeconds) ?? UsualSeconds;
        if (string.IsNullOrWhiteSpace(command))
            return ToolReply.Error("the command is empty");
        if (command.Length > LongestCommand)
            return ToolReply.Error($"the command has {command.Length} characters; at most {LongestCommand} are allowed, so write a longer script to a file and run that");
        if (command.Contains('\0', StringComparison.Ordinal))
            return ToolReply.Error("the command has a NUL character in it");
        if (seconds is < 1 or > MostSeconds)
            return ToolReply.Error($"timeout_seconds is {seconds}; it takes 1 to {MostSeconds}");

        using var temporary = new PrivateTemporaryFolder();
        var before = WorkspaceStamp.Of(workspace);
        var work = SandboxMount.Workspace(workspace);
        var seen = SandboxMount.Work;
        var outcome = await bench.RunAsync(
            provider => new SandboxCommand
            {
                Program = "/bin/sh",
                Arguments = ["-c", command],
                WorkingDirectory = seen = provider.PathOf(work),
                Mounts = [work],
                TemporaryFolder = temporary.Temporary,
                Limits = ProgramLimits.Command(TimeSpan.FromSeconds(seconds)),
            },
            waiting,
            cancellation).ConfigureAwait(false);
        // A sandbox without a file tree of its own shows the host's names, which differ from run to run.
        var text = Text(outcome, seconds).Replace(seen, SandboxMount.Work, StringComparison.Ordinal).Replace(temporary.Temporary, "/tmp", StringComparison.Ordinal);
        return new ToolReply(text, ChangedWorkspace: before != WorkspaceStamp.Of(workspace));
    }

    private static string Text(SandboxOutcome outcome, long seconds)
    {
        var text = new StringBuilder();
        text.Append(Ending(outcome, seconds)).Append('\n');
        Append("stdout", outcome.StandardOutput);
        Append("stderr", outcome.StandardError);
        return text.ToString().TrimEnd('\n');

        void Append(string stream, string output)
        {
            if (output.Length == 0)
                text.Append(stream).Append(": (empty)\n");
            else
                text.Append(stream).Append(":\n").Append(output.TrimEnd('\n')).Append('\n');
        }
    }

    private static string Ending(SandboxOutcome outcome, long seconds) => outcome.End switch
    {
        SandboxEnd.Exited => string.Create(CultureInfo.InvariantCulture, $"exit code {outcome.ExitCode}") + Killed(outcome.ExitCode, seconds),
        SandboxEnd.WallLimit => string.Create(CultureInfo.InvariantCulture, $"stopped after {seconds} s: give timeout_seconds, or do less"),
        SandboxEnd.OutputLimit => "stopped: it wrote too much output",
        SandboxEnd.MemoryLimit => "stopped: it used too much memory",
        SandboxEnd.DiskLimit => "stopped: it wrote too much to disk",
        SandboxEnd.EntryLimit => "stopped: it made too many files",
        _ => "stopped",
    };

    private static string Killed(int exitCode, long seconds) => exitCode is SignalBase + ProcessorTimeSignal or SignalBase + KillSignal
        ? string.Create(CultureInfo.InvariantCulture, $" (killed by a signal: a process that uses {seconds} s of processor time is; for more of it give timeout_seconds)")
        : "";
}
