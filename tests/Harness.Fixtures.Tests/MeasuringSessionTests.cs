using Harness.Campaigns.Records;
using Harness.Checking;
using Harness.Settings;
using Harness.Tests;

namespace Harness.Fixtures.Tests;

/// <summary>The end of a session, which nobody may take the reports from: an IDE has no other process that writes them.</summary>
public sealed class MeasuringSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MeasuringSessionTests() => _folder.File("task/prompt.md", "Write 42 into answer.txt.");

    private string Announcements => Path.Combine(_folder.Path, "announced");

    private string WorkFolder => Path.Combine(_folder.Path, "work");

    [Fact]
    public async Task A_campaign_whose_report_fails_takes_neither_the_report_nor_the_announcement_from_another()
    {
        var session = await StartAsync();
        var (broken, _, _) = await session.RunAsync(Defined("one-v1"), 1, TestContext.Current.CancellationToken);
        var (whole, _, _) = await session.RunAsync(Defined("two-v1"), 1, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(broken.PathOf("report.md"));

        await session.Invoking(ended => ended.DisposeAsync().AsTask()).Should().ThrowAsync<Exception>("somebody must be told");

        File.ReadAllText(whole.PathOf("report.md")).Should().Contain("two-v1");
        CampaignAnnouncement.In(Announcements).Where(said => said.IsFinished).Select(said => said.Campaign).Should().BeEquivalentTo(broken.FullPath, whole.FullPath);
    }

    [Fact]
    public async Task A_session_that_cannot_clear_away_has_written_its_reports()
    {
        var session = await StartAsync();
        var withDatabase = Defined("one-v1") with { Prepare = setup => setup.UseDatabase("key", file => File.WriteAllText(file, "rows")) };
        var (campaign, _, _) = await session.RunAsync(withDatabase, 1, TestContext.Current.CancellationToken);
        using var frozen = new FrozenFolder(WorkFolder);
        frozen.Freeze();

        var end = await Record.ExceptionAsync(async () => await session.DisposeAsync());

        Assert.SkipUnless(frozen.IsFrozen, "nothing here keeps this user from deleting a folder");
        end.Should().BeAssignableTo<IOException>().Which.Message.Should().Contain(WorkFolder);
        File.Exists(campaign.PathOf("report.md")).Should().BeTrue();
        CampaignAnnouncement.In(Announcements).Should().Contain(new CampaignAnnouncement(campaign.FullPath, IsFinished: true));
    }

    public void Dispose() => _folder.Dispose();

    private Task<MeasuringSession> StartAsync() => MeasuringSession.StartAsync(
        new SettingsReader(
            new Dictionary<string, string>
            {
                ["MODEL"] = "nop",
                ["HARNESS_SANDBOX"] = "none",
                ["HARNESS_WORK_FOLDER"] = WorkFolder,
                ["HARNESS_CAMPAIGNS_FOLDER"] = Path.Combine(_folder.Path, "campaigns"),
                [CampaignAnnouncement.Variable] = Announcements,
            },
            _folder.Path),
        TimeProvider.System);

    private TaskDefinition Defined(string suite) => new()
    {
        Suite = suite,
        Id = "task_91",
        Name = "answer",
        Folder = Path.Combine(_folder.Path, "task"),
        Tools = [],
        Check = (_, _) => Task.FromResult(new Verdict(1, 0, [])),
    };
}
