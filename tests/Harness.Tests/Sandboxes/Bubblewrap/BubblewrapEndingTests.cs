using System.Globalization;
using Harness.Sandboxes;
using Harness.Sandboxes.Bubblewrap;
using Harness.Sandboxes.Linux;

namespace Harness.Tests.Sandboxes.Bubblewrap;

/// <summary>What is left when the harness itself ends; the harness is this test program once more, in a process of its own.</summary>
public sealed class BubblewrapEndingTests(ProbedBubblewrap bubblewrap)
{
    private const string Sleeper = "sleep\0" + "98765";

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_sandbox_ends_with_the_harness_and_a_later_one_removes_what_is_left(string signal)
    {
        await bubblewrap.ProviderAsync();
        await using var harness = await TestProgram.StartAsync([], "-explicit", "only", "-method", $"*.{nameof(A_harness_with_a_sandbox_that_sleeps)}");
        var identity = ProcessIdentity.Of(harness.Id)!.Value;
        await UntilAsync(() => RunningProcesses.Named(Sleeper).Count > 0);
        Traces(identity).Should().NotBeEmpty();

        await SignalAsync(signal, harness.Id);
        await UntilAsync(() => RunningProcesses.Named(Sleeper).Count == 0 && !identity.IsAlive);
        // On an interrupt xunit lets its test dispose of the provider; the other two end this harness at once, as it has no handler for TERM.
        if (signal != "INT")
            BubblewrapProvider.Reap().Should().BePositive();

        Traces(identity).Should().BeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task A_harness_with_a_sandbox_that_sleeps()
    {
        // That it works here was seen by whoever started this.
        await using var provider = await BubblewrapProvider.CreateAsync(new BubblewrapOptions());
        using var workspace = new TemporaryWorkspace();
        await provider.RunAsync(
            new SandboxCommand
            {
                Program = "/bin/sh",
                Arguments = ["-c", "setsid sleep 98765 & sleep 98765"],
                WorkingDirectory = SandboxMount.Work,
                Mounts = [SandboxMount.Workspace(workspace.Root)],
                TemporaryFolder = workspace.Root,
            },
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_user_without_rights_gets_the_same_sandboxes()
    {
        await bubblewrap.ProviderAsync();

        // Skipped are the three that look at what root does.
        (await TestProgram.RunWithoutRightsAsync(typeof(BubblewrapProviderTests))).Should().MatchRegex("Total: [0-9]{2}, Errors: 0, Failed: 0, Skipped: 3,");
    }

    private static async Task SignalAsync(string signal, int process)
    {
        var command = new ChildProcessCommand
        {
            FileName = "/bin/sh",
            Arguments = ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process}")],
            WorkingDirectory = "/",
        };
        (await ChildProcess.RunAsync(command, "", new SandboxLimits())).ExitCode.Should().Be(0);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isSo())
            await Task.Delay(50, patience.Token);
    }

    /// <summary>The folders and control groups of a harness.</summary>
    private static List<string> Traces(ProcessIdentity harness) =>
        [.. new[] { "/run", Path.GetTempPath() }.Concat(ControlGroups.Probe(out _)?.Parents ?? [])
            .SelectMany(folder => Directory.GetDirectories(folder, $"harness-{harness}-*"))];
}
