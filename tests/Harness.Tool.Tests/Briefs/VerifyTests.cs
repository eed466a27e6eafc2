namespace Harness.Tool.Tests.Briefs;

public sealed class VerifyTests : IDisposable
{
    private readonly Repository _repository = new();

    [Fact]
    public async Task A_brief_that_the_tool_wrote_holds_and_names_its_campaign()
    {
        var campaign = RecordedCampaign.In(_repository);
        await _repository.RunAsync("report", "2026");

        var brief = await _repository.RunAsync("report", "2026", "--brief", "article.md");
        var verify = await _repository.RunAsync("verify", "article.md");
        var json = await _repository.RunAsync("verify", "article.md", "--json");

        brief.Output.Should().EndWith("article.md\n", brief.Everything);
        verify.ExitCode.Should().Be(0, verify.Everything);
        verify.Output.Should().EndWith("checked: all hold\n");
        json.Json.GetProperty("holds").GetBoolean().Should().BeTrue();
        json.Json.GetProperty("campaign").GetString().Should().Be(campaign.Id);
    }

    [Fact]
    public async Task What_does_not_hold_is_named_with_its_place_and_exits_with_1()
    {
        RecordedCampaign.In(_repository);
        await _repository.RunAsync("report", "2026");
        _repository.File("article.md", "# A\n\n[Observed] 2/2 (verified: pass_rate_by_task.csv).\n");

        var verify = await _repository.RunAsync("verify", "article.md", "--campaign", "2026");
        var json = await _repository.RunAsync("verify", "article.md", "--campaign", "2026", "--json");

        verify.ExitCode.Should().Be(1);
        verify.Output.Should().StartWith("article.md:3:12: does not hold: 2/2\n    pass_rate_by_task.csv says 1/2");
        json.ExitCode.Should().Be(1);
        json.Json.GetProperty("findings")[0].GetProperty("kind").GetString().Should().Be("does_not_hold");
    }

    [Theory]
    [InlineData("verify missing.md --campaign 2026", "missing.md")]
    [InlineData("verify nothing.md", "names no campaign")]
    [InlineData("verify binary.md --campaign 2026", "control character")]
    public async Task What_cannot_be_read_is_one_line(string arguments, string problem)
    {
        RecordedCampaign.In(_repository);
        _repository.File("nothing.md", "text").File("binary.md", "a\0b");

        var verify = await _repository.RunAsync(arguments.Split(' '));

        verify.ExitCode.Should().Be(1);
        verify.Errors.Should().Contain(problem).And.NotContain("   at ");
        verify.Errors.Trim().Split('\n').Should().ContainSingle();
    }

    [Theory]
    [InlineData("the name of the brief is empty", "verify", "")]
    [InlineData("the name of the campaign is empty", "verify", "article.md", "--campaign", "")]
    [InlineData("the name of the campaign is empty", "report", "")]
    public async Task An_empty_name_is_no_name_of_the_only_one_that_is_there(string problem, params string[] arguments)
    {
        RecordedCampaign.In(_repository);
        _repository.File("article.md", "text");

        var command = await _repository.RunAsync(arguments);

        (command.ExitCode, command.Output).Should().Be((1, ""));
        command.Errors.Should().Contain(problem).And.NotContain("   at ");
    }

    public void Dispose() => _repository.Dispose();
}
