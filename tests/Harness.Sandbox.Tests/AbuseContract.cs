using Harness.Sandbox.Tests.Attempts;
using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>What holds for every provider: an attempt fails where the provider claims the guard against it.</summary>
public abstract class AbuseContract(ProviderUnderTest subject)
{
    /// <summary>The names of the attempts that are made by commands.</summary>
    public static IEnumerable<TheoryDataRow<string>> Commands { get; } = [.. AllAttempts.ByCommand.Select(attempt => new TheoryDataRow<string>(attempt.Name))];

    /// <summary>The names of the attempts that are made by source.</summary>
    public static IEnumerable<TheoryDataRow<string>> Sources { get; } = [.. CodeAttempts.All.Select(attempt => new TheoryDataRow<string>(attempt.Name))];

    [Theory]
    [MemberData(nameof(Commands), MemberType = typeof(AbuseContract))]
    public async Task A_hostile_command_does_not(string name)
    {
        var attempt = AllAttempts.Named(name);
        if (IsClaimed(attempt.Guard))
            Judge(attempt.Guard, await AttemptRun.MakeAsync(subject.Provider, attempt, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Sources), MemberType = typeof(AbuseContract))]
    public async Task Hostile_source_does_not(string name)
    {
        var attempt = CodeAttempts.Named(name);
        if (IsClaimed(attempt.Guard))
            Judge(attempt.Guard, await CodeAttemptRun.MakeAsync(subject.Bench, attempt, TestContext.Current.CancellationToken));
    }

    private void Judge(string? guard, Judgement judgement)
    {
        judgement.Faults.Should().BeEmpty("an attempt that is not made says nothing; it printed:\n{0}", judgement.Log);
        judgement.Breaches.Should().BeEmpty("{0} claims '{1}'; the attempt printed:\n{2}", subject.Name, guard ?? "the harness itself", judgement.Log);
    }

    /// <summary>Says so where it is not: such a row passes, as it is a row of the table of what is not protected.</summary>
    private bool IsClaimed(string? guard)
    {
        var isolation = subject.Provider.Isolation;
        if (guard is null || isolation.InForce(guard))
            return true;
        var why = isolation.Guards.FirstOrDefault(row => row.Name == guard)?.How ?? "the provider does not say why";
        TestContext.Current.TestOutputHelper?.WriteLine($"not protected: {subject.Name} does not claim '{guard}' ({why})");
        return false;
    }
}
