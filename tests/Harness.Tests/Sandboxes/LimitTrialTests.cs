using Harness.Campaigns.Records;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

/// <summary>What is made of how programs ended; that real sandboxes end them is tested with the probe of each provider.</summary>
public class LimitTrialTests
{
    internal static LimitTrial AllHold { get; } = new(SandboxEnd.MemoryLimit, SandboxEnd.DiskLimit, SandboxEnd.WallLimit, SandboxEnd.OutputLimit);

    public static bool HasShell => File.Exists("/bin/sh");

    [Fact(Skip = "needs /bin/sh", SkipUnless = nameof(HasShell))]
    public async Task Where_nothing_is_limited_but_time_and_output_the_trial_says_so()
    {
        await using var none = new UnisolatedProvider();
        using var folder = new TemporaryWorkspace();

        var trial = await LimitTrial.RunAsync(none, folder.Root, TestContext.Current.CancellationToken, patience: TimeSpan.FromSeconds(1));

        trial.Should().Be(new LimitTrial(SandboxEnd.Exited, SandboxEnd.Exited, SandboxEnd.WallLimit, SandboxEnd.OutputLimit));
        LimitTrial.Row(trial, IsolationGuard.Memory, "").Should().Be(new IsolationGuard(IsolationGuard.Memory, false, "a program that passed its limit ended with Exited, not with MemoryLimit"));
        LimitTrial.Row(trial, IsolationGuard.Time, "killed").Should().Be(new IsolationGuard(IsolationGuard.Time, true, "killed"));
    }
}
