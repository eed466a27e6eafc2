using SkiaSharp;

namespace Harness.Tool.Tests.Comparing;

public sealed class CompareTests : IDisposable
{
    private static readonly string Published = Path.Combine(BuiltTool.Root, "fixtures", "campaigns");

    private readonly Repository _repository = new();

    [Fact]
    public async Task Two_campaigns_are_compared_and_the_exit_code_is_no_verdict()
    {
        var command = await Compare("kimi-k2-5", "nemotron-super");

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Should().Contain("A beats B on this suite").And.Contain("p = .0033").And.NotContain("\e");
        command.Output.Should().Contain("kimi-k2-5-agentic-core-v1-2026").And.Contain("reconstruction, totals only");
    }

    [Fact]
    public async Task The_numbers_come_as_JSON()
    {
        var json = (await Compare("qwen3-next", "2026-05-19-qwen3", "--json")).Json;

        var pair = json.GetProperty("pairs")[0];
        pair.GetProperty("verdict").GetString().Should().Be("no_difference_detected");
        pair.GetProperty("test").GetString().Should().Be("fisher_exact_pooled");
        pair.GetProperty("totalParameters")[0].GetProperty("changePercent").GetDecimal().Should().Be(-62.5m);
        json.GetProperty("campaigns").EnumerateArray().Select(campaign => campaign.GetProperty("front").GetString()).Should().Equal("on_front", "on_front");
    }

    [Fact]
    public async Task Markdown_and_plots_are_written()
    {
        var command = await Compare("devstral", "2026-05-19-qwen3", "--markdown", "out/a.md", "--svg", "out/a.svg");

        command.ExitCode.Should().Be(0, command.Everything);
        Read("a.md").Should().StartWith("## Comparison of campaigns\n");
        Read("a.svg").Should().StartWith("<svg ");
        (await Compare("devstral", "2026-05-19-qwen3", "--markdown", "-")).Output.Should().Be(Read("a.md"));
    }

    [Fact(Skip = "needs a font", SkipUnless = nameof(HasFont))]
    public async Task The_picture_has_words()
    {
        var command = await Compare("devstral", "2026-05-19-qwen3", "--png", "out/a.png");

        command.ExitCode.Should().Be(0, command.Everything);
        using var picture = SKBitmap.Decode(Path.Combine(_repository.Folder, "out", "a.png"));
        picture.Width.Should().Be(1520);
        // Where the title stands, two pixels for each of the plot's.
        Enumerable.Range(40, 500).Sum(x => Enumerable.Range(30, 40).Count(y => picture.GetPixel(x, y).Red < 128)).Should().BeGreaterThan(500);
    }

    public static bool HasFont => !OperatingSystem.IsLinux() || (Directory.Exists("/usr/share/fonts") && Directory.EnumerateFiles("/usr/share/fonts", "*.ttf", SearchOption.AllDirectories).Any());

    [Fact]
    public async Task All_campaigns_of_a_model_are_held_against_the_oldest()
    {
        RecordedCampaign.In(_repository, "local", "2026-06-01");
        RecordedCampaign.In(_repository, "local", "2026-05-01");
        RecordedCampaign.In(_repository, "other", "2026-04-01");
        RecordedCampaign.In(_repository, "local", "2026-04-02").UpdateManifest(manifest => manifest with { ReplayOf = "x" });

        var json = (await _repository.RunAsync("compare", "--campaigns", "campaigns", "--model", "local", "--json")).Json;

        json.GetProperty("campaigns").EnumerateArray().Select(campaign => campaign.GetProperty("id").GetString()).Should().Equal("2026-05-01-local-agentic-core-v1", "2026-06-01-local-agentic-core-v1");
    }

    [Fact]
    public async Task What_must_not_be_compared_is_refused_in_one_line()
    {
        var replay = RecordedCampaign.In(_repository, "replayed");
        replay.UpdateManifest(manifest => manifest with { ReplayOf = "x" });

        var command = await _repository.RunAsync("compare", RecordedCampaign.In(_repository).Id, replay.Id);

        (command.ExitCode, command.Output).Should().Be((1, ""));
        command.Errors.Should().MatchRegex(@"^\S+ and \S+ are not compared: a replay measures no model[^\n]*\n$");
        (await Compare("devstral")).Errors.Should().Contain("2 to 1,000 campaigns");
    }

    [Theory]
    [InlineData("--json and --markdown - exclude each other", "compare", "devstral", "nemotron-super", "--json", "--markdown", "-")]
    [InlineData("--json and --markdown - exclude each other", "leaderboard", "--json", "--markdown", "-")]
    [InlineData("--model beside named campaigns needs --campaigns FOLDER", "compare", "devstral", "nemotron-super", "--model", "x")]
    public async Task Options_of_which_one_would_have_no_effect_are_refused(string problem, params string[] arguments)
    {
        var command = await _repository.RunAsync([.. arguments, "--campaigns-folder", Published]);

        (command.ExitCode, command.Output).Should().Be((1, ""));
        command.Errors.Should().Contain(problem);
    }

    [Fact]
    public async Task The_leaderboard_is_the_published_table()
    {
        var command = await _repository.RunAsync("leaderboard", Published);

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Split('\n').Where(line => line.Contains("reconstruction", StringComparison.Ordinal)).Select(line => line.TrimEnd().Split(' ')[^1][..8])
            .Should().Equal("deepseek", "devstral", "minimax-", "kimi-k2-", "2026-05-", "qwen3-ne", "deepseek", "nemotron");
        command.Errors.Should().Contain("Holm");
    }

    [Fact]
    public async Task The_leaderboard_leaves_replays_and_scripted_models_out_unless_asked()
    {
        RecordedCampaign.In(_repository);
        RecordedCampaign.In(_repository, "oracle").UpdateManifest(manifest => manifest with { Model = "oracle" });
        RecordedCampaign.In(_repository, "script").UpdateManifest(manifest => manifest with { Model = "scripted:slow" });
        RecordedCampaign.In(_repository, "replayed").UpdateManifest(manifest => manifest with { ReplayOf = "x" });

        (await Rows("leaderboard", "--json")).Should().Be(1);
        (await Rows("leaderboard", "--all", "--json")).Should().Be(4);
        (await _repository.RunAsync("leaderboard", "nowhere")).ExitCode.Should().Be(1);
    }

    public void Dispose() => _repository.Dispose();

    private Task<FinishedTool> Compare(params string[] arguments) => _repository.RunAsync(["compare", "--campaigns-folder", Published, .. arguments]);

    private async Task<int> Rows(params string[] arguments) => (await _repository.RunAsync(arguments)).Json.GetProperty("leaderboards")[0].GetProperty("rows").GetArrayLength();

    private string Read(string name) => File.ReadAllText(Path.Combine(_repository.Folder, "out", name));
}
