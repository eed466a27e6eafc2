using Harness.Sandboxes;
using Harness.Sandboxes.Docker;
using Harness.Sandboxes.Landlock;
using Harness.Tests.Sandboxes.Docker;

namespace Harness.Tests.Sandboxes;

/// <summary>What is left of probes that fail; they run in a process of their own with a temporary folder that nobody else uses.</summary>
public sealed class FailedProbesTests
{
    [Fact]
    public async Task A_probe_that_fails_leaves_no_folder_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the probes are of Linux");
        var folder = Directory.CreateTempSubdirectory("harness-tests-").FullName;
        try
        {
            (await RunAsync(folder, nameof(Probes_without_workers))).Should().MatchRegex("Total: 1, Errors: 0, Failed: 0,");

            Directory.GetDirectories(folder, "harness-*").Should().BeEmpty();
        }
        finally
        {
            StubbornFolder.Delete(folder);
        }
    }

    [Fact]
    public async Task A_temporary_folder_that_cannot_be_used_is_a_problem_that_the_probes_tell()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the probes are of Linux");

        (await RunAsync("/dev/null/missing", nameof(Probes_without_workers))).Should().MatchRegex("Total: 1, Errors: 0, Failed: 0,");
    }

    [Fact(Explicit = true)]
    public async Task Probes_without_workers()
    {
        List<SandboxProbe> probes = [await LandlockProvider.ProbeAsync(new LandlockOptions { WorkersFolder = "/nowhere" }, TestContext.Current.CancellationToken)];
        if (ContainerEngine.Options is { Endpoint.Length: > 0 } given)
            probes.Add(await DockerProvider.ProbeAsync(given with { WorkersFolder = "/nowhere" }, TestContext.Current.CancellationToken));

        probes.Should().AllSatisfy(probe => (probe.Provider, string.IsNullOrEmpty(probe.Problem)).Should().Be((null, false)));
    }

    private static async Task<string> RunAsync(string temporary, string test)
    {
        string[] variables = [$"TMPDIR={temporary}", .. ContainerEngine.Variables.Select(variable => $"{variable}={Environment.GetEnvironmentVariable(variable)}")];
        await using var program = await TestProgram.StartAsync(["/usr/bin/env", .. variables], "-explicit", "only", "-method", $"*.{test}");
        return (await SandboxRun.RunToEndAsync(program, "", new SandboxLimits { Wall = TimeSpan.FromMinutes(2) }, TestContext.Current.CancellationToken)).StandardOutput;
    }
}
