using Harness.EndToEnd.Tests.Commands;

namespace Harness.EndToEnd.Tests;

/// <summary>Measurements in a sandbox that this machine may not have.</summary>
internal static class Sandboxed
{
    private const string Refusal = "', which does not work on this machine";

    /// <summary>Skips the test when the command was refused because its sandbox does not work here.</summary>
    public static void RequireFor(FinishedCommand command)
    {
        var lines = command.Output.Split('\n').Select(line => line.Trim()).ToList();
        if (lines.FindIndex(line => line.Contains(Refusal, StringComparison.Ordinal)) is >= 0 and var refusal)
            Assert.Skip(string.Join(' ', lines.Skip(refusal).Take(2)));
    }
}
