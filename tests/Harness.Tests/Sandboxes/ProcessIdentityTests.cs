using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public class ProcessIdentityTests
{
    [Fact]
    public void A_process_is_told_apart_from_a_later_one_with_its_id()
    {
        ProcessIdentity.Current.IsAlive.Should().BeTrue();
        ProcessIdentity.Parse(ProcessIdentity.Current.ToString()).Should().Be(ProcessIdentity.Current);
        (ProcessIdentity.Current with { Start = 1 }).IsAlive.Should().BeFalse();
        ProcessIdentity.Parse("1.x.2").Should().BeNull();
    }
}
