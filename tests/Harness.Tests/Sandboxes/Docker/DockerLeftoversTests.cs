using System.Diagnostics;
using System.Globalization;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes.Docker;

/// <summary>Nothing is left of a real container, however it ended.</summary>
public sealed class DockerLeftoversTests(ContainerEngine engine) : IClassFixture<ContainerEngine>, IDisposable
{
    private readonly TemporaryWorkspace workspace = new();

    [Fact]
    public async Task No_container_is_left_at_the_end()
    {
        var process = await engine.Provider.StartAsync(Shell("true"), TestContext.Current.CancellationToken);
        await process.WaitForExitAsync();
        await process.DisposeAsync();

        (await engine.HasAsync(process)).Should().BeFalse();
    }

    [Fact]
    public async Task A_kill_ends_the_program_with_all_that_it_started()
    {
        var time = SleepTime();
        await using var process = await engine.Provider.StartAsync(Shell($"trap '' TERM INT; (setsid sleep {time} &) ; echo started; sleep {time}"), TestContext.Current.CancellationToken);
        await ReadLineAsync(process);
        SleepersOf(time).Should().NotBeEmpty();

        process.Kill();

        (await process.WaitForExitAsync()).Should().Be(137);
        process.HasExited.Should().BeTrue();
        process.ReachedLimit.Should().BeNull();
        SleepersOf(time).Should().BeEmpty();
        (await engine.HasAsync(process)).Should().BeFalse();
    }

    [Fact]
    public async Task A_daemon_ends_with_the_program_that_left_it()
    {
        var time = SleepTime();
        var clock = Stopwatch.StartNew();

        var outcome = await RunAsync(Shell($"setsid sleep {time} & echo done"));

        outcome.Should().Be(new SandboxOutcome(SandboxEnd.Exited, 0, "done\n", ""));
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
        SleepersOf(time).Should().BeEmpty();
    }

    [Fact]
    public async Task Disposal_of_a_process_ends_it()
    {
        var process = await engine.Provider.StartAsync(Shell("sleep 600"), TestContext.Current.CancellationToken);
        await process.DisposeAsync();

        process.HasExited.Should().BeTrue();
        (await engine.HasAsync(process)).Should().BeFalse();
    }

    [Fact]
    public async Task Disposal_of_the_provider_ends_all_processes()
    {
        ContainerEngine.SkipWithout();
        var provider = await ContainerEngine.ProviderOfAsync(ProcessIdentity.Current);
        var processes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => provider.StartAsync(Shell("sleep 600"), TestContext.Current.CancellationToken)));

        await provider.DisposeAsync();

        foreach (var process in processes)
        {
            (await engine.HasAsync(process)).Should().BeFalse();
            await process.DisposeAsync();
        }
    }

    [Fact]
    public async Task Containers_of_a_harness_that_was_killed_are_removed_by_the_next_one_and_no_others()
    {
        ContainerEngine.SkipWithout();
        using var harness = Process.Start(new ProcessStartInfo("/bin/sleep", "600"))!;
        var owner = ProcessIdentity.Of(harness.Id)!.Value;
        await using var killed = await ContainerEngine.ProviderOfAsync(owner);
        await using var left = await killed.StartAsync(Shell("sleep 600"), TestContext.Current.CancellationToken);
        await using var own = await engine.Provider.StartAsync(Shell("sleep 600"), TestContext.Current.CancellationToken);
        await engine.Provider.ReapAsync(TestContext.Current.CancellationToken);
        (await engine.HasAsync(left)).Should().BeTrue("its harness is alive");

        harness.Kill();
        await harness.WaitForExitAsync(TestContext.Current.CancellationToken);
        await engine.Provider.ReapAsync(TestContext.Current.CancellationToken);

        (await engine.HasAsync(left)).Should().BeFalse();
        (await engine.HasAsync(own)).Should().BeTrue();
    }

    public void Dispose() => workspace.Dispose();

    private static string SleepTime() => Random.Shared.Next(1_000_000, 9_000_000).ToString(CultureInfo.InvariantCulture);

    private static List<string> SleepersOf(string time) => [.. Directory.EnumerateDirectories("/proc").Where(process => File.Exists(process + "/cmdline") && ReadOrNothing(process + "/cmdline") == $"sleep\0{time}\0")];

    private static string ReadOrNothing(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task ReadLineAsync(ISandboxedProcess process)
    {
        var one = new byte[1];
        while (await process.StandardOutput.ReadAsync(one, TestContext.Current.CancellationToken) == 1 && one[0] != '\n')
            continue;
    }

    private Task<SandboxOutcome> RunAsync(SandboxCommand command) => engine.Provider.RunAsync(command, TestContext.Current.CancellationToken);

    private SandboxCommand Shell(string script) => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", script],
        WorkingDirectory = SandboxMount.Work,
        Mounts = [SandboxMount.Workspace(workspace.Root)],
        TemporaryFolder = workspace.Root,
    };
}
