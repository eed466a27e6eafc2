using System.Diagnostics.CodeAnalysis;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

/// <summary>Providers that must work on this machine: without them a test fails that is skipped elsewhere, for who breaks a provider would else see nothing.</summary>
public static class RequiredSandboxes
{
    /// <summary>Their names with spaces between them; set by <c>.ci/run</c>.</summary>
    private const string Variable = "TEST_SANDBOXES_REQUIRED";

    /// <summary>Ends the test of a provider that does not work: skipped, or failed where it is required.</summary>
    /// <param name="provider">Null when it does not work.</param>
    /// <param name="name">The provider's name.</param>
    /// <param name="reason">Why it does not work.</param>
    public static void Need([NotNull] ISandboxProvider? provider, string name, string reason) => Need(provider, name, reason, Environment.GetEnvironmentVariable(Variable));

    /// <summary>The provider that a probe found; ends the test where there is none.</summary>
    public static ISandboxProvider Need(SandboxProbe probe)
    {
        Need(probe.Provider, probe.Name, $"{probe.Problem} {probe.Cure}");
        return probe.Provider;
    }

    internal static void Need([NotNull] ISandboxProvider? provider, string name, string reason, string? required)
    {
        if (provider is not null)
            return;
        if (required?.Split(' ').Contains(name) == true)
            Assert.Fail($"{name} must work here ({Variable}): {reason}");
        Assert.Skip($"{name} does not work here: {reason}");
    }
}
