using Harness.Sandboxes;
using Harness.Sandboxes.Bubblewrap;
using Harness.Sandboxes.Docker;
using Harness.Sandboxes.Landlock;
using Harness.Tests.Sandboxes.Docker;

namespace Harness.Tests.Sandboxes;

/// <summary>An installation in the user's home, where tools and private keys lie beside .NET: programs see .NET and nothing else of it.</summary>
public sealed class DotnetFolderTests : IDisposable
{
    private const string Key = "corefx/cryptography/x509stores/my/key.pfx";
    private const string Tool = "tools/tool";

    private readonly TemporaryWorkspace workspace = new();
    private readonly DotnetFolder dotnet;

    public DotnetFolderTests()
    {
        dotnet = new DotnetFolder(workspace.Outside("dotnet"));
        foreach (var name in new[] { Key, Tool })
        {
            var path = Path.Combine(dotnet.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "not for the sandbox");
        }

        foreach (var part in DotnetFolder.Running.Parts)
            Directory.CreateSymbolicLink(Path.Combine(dotnet.Path, Path.GetFileName(part)), part);
    }

    public static bool IsLinux => OperatingSystem.IsLinux();

    [Fact(SkipUnless = nameof(IsLinux), Skip = "sandboxes with .NET of the host are for Linux")]
    public void Its_parts_are_the_command_and_what_that_needs() =>
        dotnet.Parts.Select(Path.GetFileName).Should().Contain(["dotnet", "host", "shared"]).And.NotContain(["corefx", "tools"]);

    [Fact(SkipUnless = nameof(IsLinux), Skip = "bubblewrap is for Linux")]
    public async Task Bubblewrap_shows_no_keys_and_tools() =>
        await ShowsDotnetAloneAsync(await BubblewrapProvider.ProbeAsync(new BubblewrapOptions { Dotnet = dotnet }, TestContext.Current.CancellationToken), "/opt/dotnet");

    [Fact]
    public async Task A_container_shows_no_keys_and_tools()
    {
        ContainerEngine.SkipWithout();

        await ShowsDotnetAloneAsync(await DockerProvider.ProbeAsync(ContainerEngine.Options with { Dotnet = dotnet }, TestContext.Current.CancellationToken), "/opt/dotnet");
    }

    [Fact(SkipUnless = nameof(IsLinux), Skip = "landlock is for Linux")]
    public async Task Landlock_shows_no_keys_and_tools() =>
        await ShowsDotnetAloneAsync(await LandlockProvider.ProbeAsync(new LandlockOptions { Dotnet = dotnet }, TestContext.Current.CancellationToken), dotnet.Path);

    public void Dispose() => workspace.Dispose();

    private async Task ShowsDotnetAloneAsync(SandboxProbe probe, string seenAs)
    {
        Assert.SkipWhen(probe.Provider is null, $"{probe.Problem}; {probe.Cure}");
        await using var provider = probe.Provider;
        var temporary = workspace.Outside("tmp");
        Directory.CreateDirectory(temporary);
        var work = SandboxMount.Workspace(workspace.Root);
        var outcome = await provider.RunAsync(
            new SandboxCommand
            {
                Program = "/bin/sh",
                Arguments = ["-c", $"\"$0\" --list-runtimes && cat {seenAs}/{Key}; cat {seenAs}/{Tool}", provider.Dotnet],
                WorkingDirectory = provider.PathOf(work),
                Mounts = [work],
                TemporaryFolder = temporary,
            },
            TestContext.Current.CancellationToken);

        outcome.StandardOutput.Should().StartWith("Microsoft.").And.NotContain("not for the sandbox");
        outcome.StandardError.Should().MatchRegex($"{Key}.*\n.*{Tool}");
    }
}
