using Harness.Sandboxes;
using Xunit.Sdk;

namespace Harness.Tests.Sandboxes;

public class RequiredSandboxesTests
{
    [Fact]
    public void One_that_is_required_and_does_not_work_fails_the_test()
    {
        var need = () => RequiredSandboxes.Need(null, "bwrap", "it is broken", "bwrap docker");

        need.Should().Throw<FailException>().WithMessage("*bwrap must work here*it is broken*");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("docker")]
    public void One_that_is_not_required_skips_the_test(string? required)
    {
        var need = () => RequiredSandboxes.Need(null, "bwrap", "it is missing", required);

        need.Should().Throw<SkipException>();
    }

    [Fact]
    public async Task One_that_works_is_no_reason_for_anything()
    {
        await using var provider = new UnisolatedProvider();

        ((Action)(() => RequiredSandboxes.Need(provider, "bwrap", "", "bwrap"))).Should().NotThrow();
    }
}
