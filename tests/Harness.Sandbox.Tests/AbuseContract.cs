using Harness.Sandbox.Tests.Attempts;
using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>What holds for every provider: an attempt fails where the provider claims the guard against it.</summary>
public abstract class AbuseContract(ProviderUnderTest subject)
{
    /// <summary>The names of all attempts, a chapter at a time.</summary>
    public static IEnumerable<TheoryDataRow<string>> Names { get; } =
        [.. AllAttempts.Chapters.SelectMany(chapter => chapter.Attempts).Select(attempt => new TheoryDataRow<string>(attempt.Name))];

    [Theory]
    [MemberData(nameof(Names), MemberType = typeof(AbuseContract))]
    public async Task Hostile_code_does_not(string name)
    {
        var attempt = AllAttempts.Named(name);
        var provider = subject.Provider;
        if (attempt.Guard is { } guard && !provider.Isolation.InForce(guard))
        {
            var why = provider.Isolation.Guards.FirstOrDefault(row => row.Name == guard)?.How ?? "the provider does not say why";
            TestContext.Current.AddWarning($"not protected: {subject.Name} does not claim '{guard}' ({why})");
            return;
        }

        var judgement = await AttemptRun.MakeAsync(provider, attempt, TestContext.Current.CancellationToken);

        judgement.Faults.Should().BeEmpty("an attempt that is not made says nothing; it printed:\n{0}", judgement.Log);
        judgement.Breaches.Should().BeEmpty("{0} claims '{1}'; the attempt printed:\n{2}", subject.Name, attempt.Guard ?? "the harness itself", judgement.Log);
    }
}
