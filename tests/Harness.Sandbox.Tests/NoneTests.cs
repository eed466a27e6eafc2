using Harness.Sandbox.Tests.Attempts;
using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>
/// Attempts that are harmless when they succeed are made without a sandbox, and succeed: an attempt that fails by itself would
/// make every provider look safe.
/// </summary>
public sealed class NoneTests(NoneUnderTest none) : AbuseContract(none), IClassFixture<NoneUnderTest>
{
    private readonly NoneUnderTest none = none;

    public static IEnumerable<TheoryDataRow<string>> CommandControls { get; } =
        [.. AllAttempts.ByCommand.Where(attempt => attempt.Control != Control.None).Select(attempt => new TheoryDataRow<string>(attempt.Name))];

    public static IEnumerable<TheoryDataRow<string>> SourceControls { get; } =
        [.. CodeAttempts.All.Where(attempt => attempt.Control != Control.None).Select(attempt => new TheoryDataRow<string>(attempt.Name))];

    [Theory]
    [MemberData(nameof(CommandControls))]
    public async Task Without_a_sandbox_a_hostile_command_does(string name)
    {
        var attempt = AllAttempts.Named(name);
        Assert.SkipUnless(attempt.Control == Control.Succeeds || Environment.IsPrivilegedProcess, "only root can");

        var judgement = await AttemptRun.MakeAsync(none.Provider, attempt, TestContext.Current.CancellationToken);

        judgement.Breaches.Should().NotBeEmpty("nothing stops it; it printed:\n{0}", judgement.Log);
    }

    [Theory]
    [MemberData(nameof(SourceControls))]
    public async Task Without_a_sandbox_hostile_source_does(string name)
    {
        _ = none.Provider;

        var judgement = await CodeAttemptRun.MakeAsync(none.Bench, CodeAttempts.Named(name), TestContext.Current.CancellationToken);

        judgement.Faults.Should().BeEmpty("an attempt that is not made says nothing; it printed:\n{0}", judgement.Log);
        judgement.Breaches.Should().NotBeEmpty("nothing stops it; it printed:\n{0}", judgement.Log);
    }
}
