using Harness.Sandboxes;
using Harness.Sandboxes.Linux;

namespace Harness.Tests.Sandboxes;

/// <summary>This test program once more, in a process of its own.</summary>
internal static class TestProgram
{
    /// <summary>A user without rights and without a name.</summary>
    private const uint User = 64999;

    /// <summary>Starts it.</summary>
    /// <param name="before">What becomes it, with arguments.</param>
    /// <param name="arguments">Which tests it runs.</param>
    public static async Task<ChildProcess> StartAsync(IReadOnlyList<string> before, params string[] arguments)
    {
        var dotnet = Path.Combine(Path.GetDirectoryName(UnisolatedProvider.FindDotnet())!, "dotnet");
        string[] line = [.. before, dotnet, "exec", Path.Combine(AppContext.BaseDirectory, "Harness.Tests.dll"), "-noLogo", "-noColor", .. arguments];
        return await ChildProcess.StartAsync(new ChildProcessCommand
        {
            FileName = line[0],
            Arguments = line[1..],
            WorkingDirectory = "/",
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["HOME"] = "/tmp", ["DOTNET_EnableDiagnostics"] = "0" },
        });
    }

    /// <summary>Runs the tests of a class as a user without rights; the test that asks is skipped where that user may not read this program.</summary>
    /// <returns>What it said: the last line counts the tests.</returns>
    public static async Task<string> RunWithoutRightsAsync(Type tests)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can become somebody else");
        Assert.SkipUnless(await IsReadableAsync(), $"user {User} may not read {AppContext.BaseDirectory}");
        var temporary = Directory.CreateTempSubdirectory("harness-tests-").FullName;
        try
        {
            FolderOwner.Give(temporary, User, User);
            await using var program = await StartAsync([.. Becoming, "/usr/bin/env", $"TMPDIR={temporary}"], "-class", tests.FullName!);
            return (await SandboxRun.RunToEndAsync(program, "", new SandboxLimits { Wall = TimeSpan.FromMinutes(4) }, TestContext.Current.CancellationToken)).StandardOutput;
        }
        finally
        {
            StubbornFolder.Delete(temporary);
        }
    }

    private static string[] Becoming => ["/usr/bin/setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups"];

    private static async Task<bool> IsReadableAsync()
    {
        var command = new ChildProcessCommand
        {
            FileName = Becoming[0],
            Arguments = [.. Becoming[1..], "/usr/bin/test", "-r", Path.Combine(AppContext.BaseDirectory, "Harness.dll")],
            WorkingDirectory = "/",
        };
        return (await ChildProcess.RunAsync(command, "", new SandboxLimits())).ExitCode == 0;
    }
}
