using System.Globalization;

namespace Harness.Campaigns.Tests.Records;

public sealed class CampaignFolderProcessTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Two_processes_that_append_at_once_lose_nothing_and_share_no_attempt()
    {
        const int Each = 60;
        var folder = Sample.Folder(_root.Path);
        using var first = AppendingProcess.Start(folder, Each);
        using var second = AppendingProcess.Start(folder, Each);

        var attempts = (await Task.WhenAll(Attempts(first), Attempts(second))).SelectMany(printed => printed).ToArray();

        attempts.Should().BeEquivalentTo(Enumerable.Range(1, 2 * Each));
        var runs = folder.ReadRuns();
        runs.Notes.Should().BeEmpty();
        runs.Records.Select(record => record.Attempt).Should().Equal(Enumerable.Range(1, 2 * Each));
    }

    [Fact]
    public async Task What_a_killed_process_has_appended_is_kept_and_the_next_one_goes_on()
    {
        var folder = Sample.Folder(_root.Path);
        using var process = AppendingProcess.Start(folder, 1_000_000);
        var last = 0;
        for (var i = 0; i < 20; i++)
            last = int.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, CultureInfo.InvariantCulture);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var next = folder.Append(Sample.Passed());

        var records = folder.ReadRuns().Records;
        records.Count.Should().BeGreaterThan(last);
        records.Select(record => record.Attempt).Should().Equal(Enumerable.Range(1, records.Count));
        next.Attempt.Should().Be(records.Count);
    }

    private static async Task<int[]> Attempts(System.Diagnostics.Process process)
    {
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.Should().Be(0);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(int.Parse)];
    }
}
