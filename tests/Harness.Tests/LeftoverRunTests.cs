using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Checking;
using Harness.Tests.CSharp;

namespace Harness.Tests;

/// <summary>Runs whose folder cannot be deleted: whoever writes the code in it must not decide whether its run counts.</summary>
public sealed class LeftoverRunTests : IDisposable
{
    private readonly EvaluatedTask _task;
    private readonly FrozenFolder _frozen;

    public LeftoverRunTests(SharedBench shared)
    {
        _task = new EvaluatedTask(shared);
        _frozen = new FrozenFolder(_task.WorkFolder);
    }

    [Theory]
    [InlineData(true, OutcomeKind.Passed)]
    [InlineData(false, OutcomeKind.Failed)]
    public async Task It_keeps_its_verdict(bool accepted, OutcomeKind outcome)
    {
        var record = await PlayAsync(() => new Verdict(1, 0, accepted ? [] : [new FailedCheck("answer", ["it is wrong"])]));

        record.Outcome.Kind.Should().Be(outcome, record.Error);
        Directory.EnumerateDirectories(_task.WorkFolder).Should().ContainSingle("otherwise nothing was in the way");
        File.ReadAllText(_task.Campaign.PathOf(record.Transcript!)).Should().Contain("\"topic\":\"left behind\"");
    }

    [Fact]
    public async Task It_tells_what_ended_the_run_and_not_what_came_after()
    {
        var record = await PlayAsync(() => throw new InvalidOperationException("no such column"));

        (record.Outcome.Cause, record.Error).Should().Be((InvalidCause.CheckerError, "InvalidOperationException: no such column"));
    }

    public void Dispose()
    {
        _frozen.Dispose();
        _task.Dispose();
    }

    private async Task<RunRecord> PlayAsync(Func<Verdict> verdict)
    {
        _task.CheckedBy((_, _) =>
        {
            _frozen.Freeze();
            return Task.FromResult(verdict());
        });
        var record = await _task.PlayAsync(EvaluatedTask.Writes("43"));
        Assert.SkipUnless(_frozen.IsFrozen, "nothing here keeps this user from deleting a folder");
        return record;
    }
}
