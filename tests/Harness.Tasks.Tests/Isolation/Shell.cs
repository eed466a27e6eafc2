using System.Diagnostics;

namespace Harness.Tasks.Tests.Isolation;

/// <summary>Scripts for <c>/bin/sh</c> that make a mess.</summary>
internal static class Shell
{
    public static void Run(string folder, string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var complaints = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        shell.ExitCode.Should().Be(0, "the script must do its work: {0}", complaints);
    }
}
