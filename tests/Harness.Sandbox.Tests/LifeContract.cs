using System.Diagnostics;
using Harness.Campaigns.Records;
using Harness.Sandboxes;
using Harness.Sandbox.Tests.Host;
using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>What holds for every provider when the harness, and not the program, ends first.</summary>
public abstract class LifeContract(ProviderUnderTest subject)
{
    private const string Endless = "trap '' TERM INT HUP; (setsid sh -c 'trap \"\" TERM INT HUP; while :; do sleep 1; done' MARK &) ; echo started > started; while :; do sleep 1; done # MARK";

    /// <summary>The kernel ends the sandboxes with the harness; otherwise the next start of one does.</summary>
    protected abstract bool EndsWithTheHarness { get; }

    [Fact]
    public async Task A_sandbox_does_not_outlive_a_harness_that_is_killed()
    {
        _ = subject.Provider;
        Assert.SkipUnless(EndsWithTheHarness, $"not protected: under {subject.Name} it runs on until the next start of a harness");
        await using var surroundings = await Surroundings.CreateAsync();

        await KillHarnessAsync(surroundings);

        (await EventuallyNoneAsync(surroundings)).Should().BeTrue("nothing may run on when the harness is gone");
    }

    [Fact]
    public async Task What_a_killed_harness_left_running_is_gone_after_the_next_start()
    {
        _ = subject.Provider;
        Assert.SkipUnless(subject.Name != ProvidersUnderTest.None, "not protected: without a sandbox nobody knows what was left");
        Assert.SkipUnless(subject.Name != ProvidersUnderTest.Landlock || Environment.IsPrivilegedProcess, "not protected: under landlock only root's harness knows what was left");
        await using var surroundings = await Surroundings.CreateAsync();
        await KillHarnessAsync(surroundings);

        var next = await ProvidersUnderTest.ProbeAsync(subject.Name, TestContext.Current.CancellationToken);
        await next.Provider!.DisposeAsync();

        (await EventuallyNoneAsync(surroundings)).Should().BeTrue("a start removes what killed harnesses left");
    }

    [Fact]
    public async Task A_program_in_a_sandbox_does_not_find_what_the_harness_was_started_with()
    {
        Assert.SkipUnless(subject.Provider.Isolation.InForce(IsolationGuard.Environment), $"not protected: {subject.Name} does not claim '{IsolationGuard.Environment}'");
        Assert.SkipWhen(subject.Name == ProvidersUnderTest.None, "not protected: a process of the same user may read the harness's environment");
        await using var surroundings = await Surroundings.CreateAsync();
        using var harness = SecondHarness.Start(
            subject.Name,
            surroundings.Workspace,
            surroundings.MakeFolder("tmp"),
            "env; for file in /proc/[0-9]*/environ /proc/[0-9]*/task/*/environ; do tr '\\0' '\\n' < $file; done 2>/dev/null; echo 'tried everything'",
            ("OPENAI_API_KEY", surroundings.Canary));

        var output = await harness.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        output.Should().Contain("tried everything").And.NotContain(surroundings.Canary);
    }

    [Fact]
    public async Task A_program_reads_and_writes_its_workspace_and_uses_the_system_s_programs_and_NET()
    {
        await using var surroundings = await Surroundings.CreateAsync();
        var given = Path.Combine(surroundings.Workspace, "given");
        await File.WriteAllTextAsync(given, "pear\napple\n", TestContext.Current.CancellationToken);

        var outcome = await subject.Provider.RunAsync(Command(surroundings) with
        {
            Arguments = ["-c", $"sort given > made && echo fig >> given && mkdir folder && mv made folder && ls /usr/bin/env && {subject.Provider.Dotnet} --list-runtimes"],
        }, TestContext.Current.CancellationToken);

        outcome.ExitCode.Should().Be(0, outcome.StandardError);
        outcome.StandardOutput.Should().StartWith("/usr/bin/env\n").And.Contain($"Microsoft.NETCore.App {Environment.Version}");
        (await File.ReadAllTextAsync(Path.Combine(surroundings.Workspace, "folder", "made"), TestContext.Current.CancellationToken)).Should().Be("apple\npear\n");
        (await File.ReadAllTextAsync(given, TestContext.Current.CancellationToken)).Should().EndWith("fig\n");
    }

    [Fact]
    public async Task Nothing_is_left_when_a_command_is_cancelled()
    {
        await using var surroundings = await Surroundings.CreateAsync();
        using var cancellation = new CancellationTokenSource();
        var run = subject.Provider.RunAsync(Command(surroundings), cancellation.Token);
        await StartedAsync(surroundings);
        var clock = Stopwatch.StartNew();

        await cancellation.CancelAsync();
        (await run).End.Should().Be(SandboxEnd.Cancelled);

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        HostProcesses.WithMark(surroundings.Mark).Should().HaveCount(1, "only the decoy is there");
    }

    [Fact]
    public async Task Commands_of_thirty_runs_at_once_do_not_see_each_other()
    {
        await using var surroundings = await Surroundings.CreateAsync();

        var seen = await Task.WhenAll(Enumerable.Range(0, 30).Select(async number =>
        {
            var work = SandboxMount.Workspace(surroundings.MakeFolder($"run{number}/work"));
            var outcome = await subject.Provider.RunAsync(Command(surroundings) with
            {
                Arguments = ["-c", $"echo {number} > mine; sleep 0.2; cat mine; ls"],
                WorkingDirectory = subject.Provider.PathOf(work),
                Mounts = [work],
                TemporaryFolder = surroundings.MakeFolder($"run{number}/tmp"),
            });
            return outcome.StandardOutput;
        }));

        seen.Should().Equal(Enumerable.Range(0, 30).Select(number => $"{number}\nmine\n"));
    }

    private SandboxCommand Command(Surroundings surroundings)
    {
        var work = SandboxMount.Workspace(surroundings.Workspace);
        return new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", Endless.Replace("MARK", surroundings.Mark, StringComparison.Ordinal)],
            WorkingDirectory = subject.Provider.PathOf(work),
            Mounts = [work],
            TemporaryFolder = surroundings.MakeFolder("tmp"),
        };
    }

    private async Task KillHarnessAsync(Surroundings surroundings)
    {
        using var harness = SecondHarness.Start(subject.Name, surroundings.Workspace, surroundings.MakeFolder("tmp"), Endless.Replace("MARK", surroundings.Mark, StringComparison.Ordinal));
        await StartedAsync(surroundings);
        harness.Kill();
        await harness.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task StartedAsync(Surroundings surroundings)
    {
        for (var attempt = 0; attempt < 600 && !File.Exists(Path.Combine(surroundings.Workspace, "started")); attempt++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        File.Exists(Path.Combine(surroundings.Workspace, "started")).Should().BeTrue("the program must be running before it can be ended");
    }

    private static async Task<bool> EventuallyNoneAsync(Surroundings surroundings)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (HostProcesses.WithMark(surroundings.Mark).Count == 1)
                return true;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return false;
    }
}
