using Harness.Campaigns.Predictions;
using Harness.Campaigns.Reports;

namespace Harness.EndToEnd.Tests;

/// <summary>Predictions are fixed before the first run, and scored with the report.</summary>
public sealed class PredictedCampaignTests : IAsyncDisposable
{
    private readonly Measurement _measurement = new();

    [Fact]
    public async Task Predictions_are_registered_before_the_first_run_and_scored_after_the_last()
    {
        var file = Predictions("""{"id":"P1","text":"All pass","quantity":"passes","task":"task_07","equals":3}""");

        var command = await _measurement.Set("HARNESS_PREDICTIONS", file).DotnetTestAsync("--filter", "Task=task_07");

        command.ExitCode.Should().Be(0, command.Everything);
        var score = CampaignReport.Summarize(_measurement.Campaign).Predictions!;
        (score.Preregistration, score.Strict, score.Scored).Should().Be((Preregistration.Registered, 1, 1));
        File.ReadAllText(_measurement.Campaign.PathOf(PredictionTable.File)).Should().Contain("P1,prediction,All pass,passes of task_07,3,3,correct,true,true,,true,,");
        command.Output.Should().Contain("strict 1/1, lenient 1/1; falsifications triggered: none");
    }

    [Fact]
    public async Task Predictions_that_cannot_be_used_are_said_before_anything_is_run()
    {
        var file = Predictions("""{"id":"P1","text":"All pass","quantity":"passs","equals":3}""");

        var command = await _measurement.Set("HARNESS_PREDICTIONS", file).ExecuteAsync("-trait", "Task=task_07");

        command.ExitCode.Should().Be(1, command.Everything);
        command.Output.Should().Contain("predictions (HARNESS_PREDICTIONS) cannot be used").And.Contain("quantity is \"passs\"; it takes passes");
        _measurement.Campaigns.Should().BeEmpty();
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private string Predictions(string prediction)
    {
        var file = Path.Combine(_measurement.WorkFolder, "predictions.json");
        File.WriteAllText(file, $$"""{"formatVersion":1,"suite":"agentic-core-v1","predictions":[{{prediction}}]}""");
        return file;
    }
}
