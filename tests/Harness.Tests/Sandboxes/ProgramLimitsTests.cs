using Harness.Campaigns.Records;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public class ProgramLimitsTests
{
    [Fact]
    public void The_record_has_what_each_kind_of_program_may_use() =>
        ProgramLimits.Text(IsolationGuard.All.Select(name => new IsolationGuard(name, true, ""))).Should().Equal(new Dictionary<string, string>
        {
            ["cpu"] = "60 s per process (commands up to 300 s; compiler 3600 s)",
            ["disk"] = "256 MiB",
            ["entries"] = "20000",
            ["file"] = "64 MiB",
            ["memory"] = "1024 MiB (compiler 1536 MiB)",
            ["output"] = "32 MiB per stream (commands up to 64 MiB)",
            ["processes"] = "128",
            ["wall"] = "60 s (commands up to 300 s)",
        });

    [Fact]
    public void A_limit_that_is_not_in_force_is_not_recorded() =>
        new UnisolatedProvider().Isolation.Limits.Keys.Should().Equal("output", "wall");

    [Fact]
    public void A_command_that_may_take_longer_may_compute_for_longer() =>
        ProgramLimits.Command(TimeSpan.FromSeconds(200)).Should().Match<SandboxLimits>(limits => limits.Cpu == limits.Wall && limits.Wall == TimeSpan.FromSeconds(200));
}
