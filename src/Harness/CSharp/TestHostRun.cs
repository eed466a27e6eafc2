using System.Globalization;
using System.Security.Cryptography;
using Harness.Sandboxes;

namespace Harness.CSharp;

/// <summary>Runs one compiled workspace in a test host process of its own.</summary>
internal sealed class TestHostRun(ISandboxProvider sandboxes, string workersFolder)
{
    private const int MaxNames = 3;

    /// <summary>Runs the methods and reports; the diagnostics are left to the caller.</summary>
    /// <param name="assembly">The compiled workspace.</param>
    /// <param name="methods">The methods to run; each of them must report.</param>
    /// <param name="isAll">The methods are all that the assembly has.</param>
    /// <param name="request">Where the tests run, and for how long.</param>
    /// <param name="cancellation">Kills the process.</param>
    /// <exception cref="IOException">The test host does not work on this machine.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<TestReport> RunAsync(
        byte[] assembly, IReadOnlyList<TestMethod> methods, bool isAll, TestRequest request, CancellationToken cancellation)
    {
        using var folder = new TestRunFolder();
        var nonce = RandomNumberGenerator.GetHexString(32);
        var work = SandboxMount.Workspace(request.WorkingDirectory ?? folder.Fill(request.Files));
        var command = Command(folder, work, nonce, assembly, isAll ? [] : methods, request.WallLimit);
        var outcome = await sandboxes.RunAsync(command, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();

        var text = new ReportedText(
            request.Sources.Concat(request.Judge?.Tests ?? []).Select(source => source.Path).ToHashSet(StringComparer.Ordinal),
            [sandboxes.PathOf(work), sandboxes.TemporaryFolderOf(command), folder.Path]);
        var messages = TestMessages.Parse(outcome.StandardOutput, nonce, text);
        if (!messages.IsHostReady && outcome.End == SandboxEnd.Exited)
            throw new IOException($"The test host does not start (exit code {outcome.ExitCode}): {outcome.StandardError}");
        return new TestReport
        {
            Tests = messages.Tests,
            Problem = FindProblem(outcome, messages, methods, request.WallLimit) is { } problem ? text.Clean(problem) : null,
            ProcessOutput = text.Clean(outcome.StandardError),
        };
    }

    private SandboxCommand Command(
        TestRunFolder folder, SandboxMount work, string nonce, byte[] assembly, IReadOnlyList<TestMethod> selected, TimeSpan wallLimit)
    {
        // One at a time and in an order that does not change: what one run sees, the next one sees too. ":1" is the seed.
        string[] arguments = [":1", "-noLogo", "-noColor", "-automated", "async", "-culture", "invariant", "-parallelMode", "none"];
        var input = new[] { nonce, Convert.ToBase64String(assembly) }.Concat(arguments).Concat(selected.SelectMany(method => new[] { "-method", method.FullName }));
        var command = DotnetProgram.Command(sandboxes, DotnetProgram.Folder(workersFolder, "test-host"), "Harness.TestHost.dll", folder.Temporary);
        return command with
        {
            Mounts = [.. command.Mounts, work],
            WorkingDirectory = sandboxes.PathOf(work),
            StandardInput = string.Join('\n', input) + "\n",
            Limits = ProgramLimits.Tests(wallLimit),
        };
    }

    private static string? FindProblem(
        SandboxOutcome outcome, TestMessages messages, IReadOnlyList<TestMethod> expected, TimeSpan wallLimit)
    {
        var reason = outcome.End switch
        {
            SandboxEnd.WallLimit => Invariant($"after {wallLimit.TotalSeconds:0.###} s"),
            SandboxEnd.OutputLimit => Invariant($"because they wrote more than {ProgramLimits.TestOutputBytes >> 20} MB"),
            SandboxEnd.MemoryLimit => "because they used too much memory",
            SandboxEnd.DiskLimit => "because they filled the disk",
            SandboxEnd.EntryLimit => "because they made too many files",
            _ => null,
        };
        if (reason is not null)
            return Invariant($"the tests were stopped {reason}{Names("; still running: ", messages.Running)}");
        if (!messages.IsFinished)
            return Invariant($"the test process ended early (exit code {outcome.ExitCode}){Names("; running at that time: ", messages.Running)}");
        var missing = expected.Where(method => !messages.Reported.Contains(method)).Select(method => method.FullName).ToList();
        return missing.Count == 0 ? null : Invariant($"{missing.Count} test method(s) did not report{Names(": ", missing)}");
    }

    private static string Names(string prefix, IReadOnlyList<string> names) =>
        names.Count == 0 ? ""
        : prefix + string.Join(", ", names.Take(MaxNames)) + (names.Count > MaxNames ? ", ..." : "");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
