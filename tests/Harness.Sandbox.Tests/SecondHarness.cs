using System.Diagnostics;
using Harness.Sandboxes;
using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>A harness in a process of its own, which a test may give an environment, and kill.</summary>
internal static class SecondHarness
{
    /// <summary>The first argument of the test's executable that makes it one.</summary>
    public const string Command = "--second-harness";

    /// <summary>What it prints when the sandboxed program is about to start.</summary>
    public const string Ready = "ready";

    /// <summary>Starts one that runs a script in a sandbox and prints what the script printed.</summary>
    public static Process Start(string provider, string workspace, string temporaryFolder, string script, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(typeof(SecondHarness).Assembly.Location);
        foreach (var argument in new[] { Command, provider, workspace, temporaryFolder, script })
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>The second harness itself.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (name, work, temporaryFolder, script) = (arguments[0], SandboxMount.Workspace(arguments[1]), arguments[2], arguments[3]);
        var probe = await ProvidersUnderTest.ProbeAsync(name, CancellationToken.None);
        if (probe.Provider is not { } provider)
        {
            Console.WriteLine(probe.Problem);
            return 1;
        }

        await using var disposal = provider;
        Console.WriteLine(Ready);
        var outcome = await provider.RunAsync(new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", script],
            WorkingDirectory = provider.PathOf(work),
            Mounts = [work],
            TemporaryFolder = temporaryFolder,
            Limits = new SandboxLimits { Wall = TimeSpan.FromMinutes(2), OutputHead = 4 << 20 },
        });
        Console.WriteLine(outcome.StandardOutput + outcome.StandardError);
        return 0;
    }
}
