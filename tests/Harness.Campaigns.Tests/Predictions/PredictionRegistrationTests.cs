using Harness.Campaigns.Predictions;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Predictions;

public sealed class PredictionRegistrationTests : IDisposable
{
    private const string Two = """{"formatVersion":1,"suite":"agentic-core-v1","predictions":[{"id":"P1","text":"two pass","quantity":"passes","equals":2}]}""";

    private readonly TemporaryFolder _root = new();
    private readonly CampaignFolder _folder;

    public PredictionRegistrationTests() => _folder = Sample.Folder(_root.Path);

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Predictions_from_elsewhere_are_taken_into_the_campaign_and_known_by_their_hash()
    {
        Begin(Elsewhere(Two));

        File.ReadAllText(_folder.PathOf(PredictionFile.Name)).Should().Be(Two);
        StateAfterRuns().Should().Be(Preregistration.Registered);
        File.ReadAllText(_folder.PathOf(MarkdownReport.File)).Should().Contain("Registered before the first run").And.Contain("| P1 | two pass | 2 | 1 | wrong |");
        File.ReadAllText(_folder.PathOf(PredictionTable.File)).Should().Contain("P1,prediction,two pass,passes,2,1,wrong,false,false,,true,,\n");
    }

    [Fact]
    public void Predictions_that_lie_in_the_folder_before_the_first_run_count_too()
    {
        File.WriteAllText(_folder.PathOf(PredictionFile.Name), Two);
        Begin(null);

        StateAfterRuns().Should().Be(Preregistration.Registered);
    }

    [Fact]
    public void Predictions_that_come_or_change_after_the_first_run_are_scored_and_marked()
    {
        Begin(null);
        File.WriteAllText(_folder.PathOf(PredictionFile.Name), Two);
        StateAfterRuns().Should().Be(Preregistration.WrittenLater);

        _folder.UpdateManifest(manifest => manifest with { PredictionsSha256 = new string('0', 64) });
        CampaignReport.Write(_folder).Predictions!.Preregistration.Should().Be(Preregistration.ChangedLater);
        File.ReadAllText(_folder.PathOf(MarkdownReport.File)).Should().Contain("**Not preregistered: predictions.json was changed after the first run.**");
        CampaignReport.Summarize(_folder).Predictions!.Scored.Should().Be(1);
    }

    [Fact]
    public void A_campaign_is_not_continued_with_other_predictions()
    {
        Begin(Elsewhere(Two));
        var manifest = _folder.ReadManifest();

        FluentActions.Invoking(() => PredictionRegistration.RequireSame(manifest, Elsewhere(Two))).Should().NotThrow();
        FluentActions.Invoking(() => PredictionRegistration.RequireSame(manifest, Elsewhere(Two + "\n")))
            .Should().Throw<CampaignFormatException>().WithMessage("*was begun with other predictions*Begin a new campaign.");
        FluentActions.Invoking(() => PredictionRegistration.RequireSame(manifest with { PredictionsSha256 = null }, Elsewhere(Two)))
            .Should().Throw<CampaignFormatException>().WithMessage("*was begun without predictions*");
    }

    [Fact]
    public void Predictions_about_another_suite_are_passed_over_and_two_different_files_are_refused()
    {
        Begin(Elsewhere(Two.Replace("core", "other", StringComparison.Ordinal)));
        (_folder.ReadManifest().PredictionsSha256, File.Exists(_folder.PathOf(PredictionFile.Name))).Should().Be((null, false));

        File.WriteAllText(_folder.PathOf(PredictionFile.Name), Two + "\n");
        FluentActions.Invoking(() => Begin(Elsewhere(Two))).Should().Throw<CampaignFormatException>().WithMessage("*holds other predictions*");
    }

    [Fact]
    public void Runs_are_reported_whatever_was_written_beside_them()
    {
        _folder.Append(Sample.Passed());
        File.WriteAllText(_folder.PathOf(PredictionFile.Name), "{");

        var summary = CampaignReport.Write(_folder);

        (summary.Passed, summary.Predictions).Should().Be((1, null));
        summary.Notes.Should().ContainSingle().Which.Should().StartWith("The predictions are not scored: predictions.json, line 1: not a file of predictions");
    }

    private void Begin(string? source) =>
        _folder.UpdateManifest(manifest => manifest with { PredictionsSha256 = PredictionRegistration.Register(_folder, Sample.Suite, source) });

    private Preregistration StateAfterRuns()
    {
        _folder.Append(Sample.Passed());
        _folder.Append(Sample.Failed(run: 2));
        return CampaignReport.Write(_folder).Predictions!.Preregistration;
    }

    private string Elsewhere(string json)
    {
        var file = Path.Combine(_root.Path, "mine.json");
        File.WriteAllText(file, json);
        return file;
    }
}
