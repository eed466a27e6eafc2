namespace Harness.Tool.Tests;

public sealed class PredictTests : IDisposable
{
    private static readonly string Published = Path.Combine(BuiltTool.Root, "fixtures", "campaigns", "2026-05-19-qwen3-coder-30b-agentic-core-v1");

    private readonly Repository _repository = new();

    [Fact]
    public async Task The_printed_example_can_be_used_as_it_is()
    {
        var example = await _repository.RunAsync("predict", "--init");
        _repository.File("predictions.json", example.Output);

        var check = await _repository.RunAsync("predict", "--check", "predictions.json");

        check.ExitCode.Should().Be(0, check.Everything);
        check.Output.Should().Contain("usable: 3 predictions and 1 falsification condition about agentic-core-v1");
    }

    [Fact]
    public async Task The_published_predictions_are_scored_as_they_were()
    {
        var command = await _repository.RunAsync("predict", Published);

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Should().Contain("NOT PREREGISTERED").And.Contain("strict 3/6, lenient 4/6").And.Contain("triggered by task_09 run1");
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_named_with_what_is_wrong()
    {
        _repository.File("predictions.json", """{ "formatVersion": 1, "suite": "s-v1", "predictions": [ { "id": "P1", "text": "x", "quantity": "luck", "equals": 1 } ] }""");

        var check = await _repository.RunAsync("predict", "--check", "predictions.json");

        check.ExitCode.Should().Be(1);
        check.Output.Should().BeEmpty();
        check.Errors.Should().Contain("predictions.json").And.Contain("luck");
    }

    [Fact]
    public async Task Calibration_counts_preregistered_predictions_alone()
    {
        var command = await _repository.RunAsync("predict", "--calibration", Path.GetDirectoryName(Published)!);

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Should().Contain("no preregistered prediction has been scored");
    }

    [Fact]
    public async Task One_thing_at_a_time() =>
        (await _repository.RunAsync("predict", "x", "--init")).Errors.Should().Contain("one of CAMPAIGN, --check FILE, --init and --calibration FOLDER");

    public void Dispose() => _repository.Dispose();
}
