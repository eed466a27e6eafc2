using Harness.Sandbox.Tests.Attempts;
using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>
/// Attempts that are harmless when they succeed are made without a sandbox, and succeed: an attempt that fails by itself would
/// make every provider look safe.
/// </summary>
public sealed class ControlTests(NoneUnderTest none) : AbuseContract(none), IClassFixture<NoneUnderTest>
{
    private readonly NoneUnderTest none = none;

    public static IEnumerable<TheoryDataRow<string>> Controls { get; } =
    [
        .. AllAttempts.Chapters.SelectMany(chapter => chapter.Attempts)
            .Where(attempt => attempt.Control != Control.None)
            .Select(attempt => new TheoryDataRow<string>(attempt.Name)),
    ];

    [Theory]
    [MemberData(nameof(Controls))]
    public async Task Without_a_sandbox_hostile_code_does(string name)
    {
        var attempt = AllAttempts.Named(name);
        var provider = none.Provider;
        Assert.SkipUnless(attempt.Control == Control.Succeeds || Environment.IsPrivilegedProcess, "only root can");

        var judgement = await AttemptRun.MakeAsync(provider, attempt, TestContext.Current.CancellationToken);

        judgement.Breaches.Should().NotBeEmpty("nothing stops it; it printed:\n{0}", judgement.Log);
    }
}
