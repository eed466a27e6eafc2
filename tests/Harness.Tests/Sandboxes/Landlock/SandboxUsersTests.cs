using Harness.Sandboxes.Landlock;

namespace Harness.Tests.Sandboxes.Landlock;

public sealed class SandboxUsersTests
{
    [Fact]
    public async Task All_providers_of_the_process_take_from_one_set()
    {
        var users = SandboxUsers.ForThisProcess();
        Assert.SkipUnless(users is not null, "only root gives sandboxes users");
        var one = await users.TakeAsync(TestContext.Current.CancellationToken);
        var other = await SandboxUsers.ForThisProcess()!.TakeAsync(TestContext.Current.CancellationToken);

        // The end of a sandbox kills all that its user runs.
        other.Id.Should().NotBe(one.Id);
        SandboxUsers.ForThisProcess().Should().BeSameAs(users);
        users.Return(one);
        users.Return(other);
    }
}
