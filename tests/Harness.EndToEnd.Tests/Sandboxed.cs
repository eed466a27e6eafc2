using Harness.EndToEnd.Tests.Commands;

namespace Harness.EndToEnd.Tests;

/// <summary>Measurements in a sandbox that this machine may not have.</summary>
internal static class Sandboxed
{
    private const string Refusal = "', which does not work on this machine";

    // Set by `.ci/container-engine`.
    private const string DockerHost = "TEST_DOCKER_HOST";
    private const string DockerImage = "TEST_DOCKER_IMAGE";

    /// <summary>Has a measurement use a sandbox; skips the test when it is docker and no engine was given to the tests.</summary>
    public static Measurement Choose(Measurement measurement, string sandbox)
    {
        if (sandbox != "docker")
            return measurement.Set("HARNESS_SANDBOX", sandbox);
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable(DockerHost) is { Length: > 0 } && Environment.GetEnvironmentVariable(DockerImage) is { Length: > 0 },
            $"{DockerHost} and {DockerImage} are not set; .ci/container-engine starts an engine and sets them");
        return measurement.Set("HARNESS_SANDBOX", sandbox)
            .Set("DOCKER_HOST", Environment.GetEnvironmentVariable(DockerHost)!)
            .Set("HARNESS_SANDBOX_IMAGE", Environment.GetEnvironmentVariable(DockerImage)!);
    }

    /// <summary>Skips the test when the command was refused because its sandbox does not work here.</summary>
    public static void RequireFor(FinishedCommand command)
    {
        var lines = command.Output.Split('\n').Select(line => line.Trim()).ToList();
        if (lines.FindIndex(line => line.Contains(Refusal, StringComparison.Ordinal)) is >= 0 and var refusal)
            Assert.Skip(string.Join(' ', lines.Skip(refusal).Take(2)));
    }
}
