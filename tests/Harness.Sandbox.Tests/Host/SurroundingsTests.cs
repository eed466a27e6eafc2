using System.Diagnostics;

namespace Harness.Sandbox.Tests.Host;

/// <summary>What is planted in the harness itself is there for a child that no provider starts: where an attempt does not find it, something kept it away.</summary>
public sealed class SurroundingsTests
{
    [Fact]
    public async Task A_child_that_no_provider_starts_inherits_the_key_and_the_descriptor()
    {
        await using var surroundings = await Surroundings.CreateAsync();
        var start = new ProcessStartInfo("/bin/sh", ["-c", "env; for descriptor in /proc/$$/fd/*; do case ${descriptor##*/} in 0|1|2) ;; *) cat \"$descriptor\";; esac; done"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var child = Process.Start(start)!;

        var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        output.Should().Contain(Surroundings.HarnessCanary).And.Contain(surroundings.Canary);
    }
}
