using System.Text;
using System.Text.Json;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Records;
using Harness.Campaigns.Tests.Seed;
using Json.Schema;

namespace Harness.Campaigns.Tests.Predictions;

public sealed class PredictionFileTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "predictions.schema.json")));

    [Fact]
    public void Every_quantity_is_read_with_what_it_needs()
    {
        var file = Parse("""
            {"id":"a","text":"t","quantity":"passes","task":"task_09","equals":1,"confidence":0.8},
            {"id":"b","text":"t","quantity":"runs_with_mode","mode":"turn_limit","atMost":2,"better":"lower"},
            {"id":"c","text":"t","quantity":"seconds_percentile","percentile":95,"task":"task_01","above":0.5,"below":9},
            {"id":"d","text":"t","quantity":"passes_more_than_campaign","campaign":"2026-01-01-x","atLeast":-2}
            """);

        file.Predictions.Should().BeEquivalentTo(
        [
            new Prediction("a", "t", new Quantity { Kind = QuantityKind.Passes, Task = "task_09" }, new ExpectedRange(EqualTo: 1), Confidence: .8m),
            new Prediction("b", "t", new Quantity { Kind = QuantityKind.RunsWithMode, Mode = FailureMode.TurnLimit }, new ExpectedRange(AtMost: 2), GoodDirection.Lower),
            new Prediction("c", "t", new Quantity { Kind = QuantityKind.SecondsPercentile, Percentile = 95, Task = "task_01" }, new ExpectedRange(Above: .5m, Below: 9)),
            new Prediction("d", "t", new Quantity { Kind = QuantityKind.PassesMoreThanCampaign, Campaign = "2026-01-01-x" }, new ExpectedRange(AtLeast: -2)),
        ]);
        file.Predictions.Select(prediction => $"{prediction.Quantity}: {prediction.Expected}").Should().Equal(
            "passes of task_09: 1", "runs_with_mode turn_limit: at most 2", "seconds_percentile 95 of task_01: above 0.5 and below 9", "passes_more_than_campaign 2026-01-01-x: at least -2");
    }

    [Fact]
    public void The_published_predictions_are_such_a_file()
    {
        var file = PredictionFile.Parse(Encoding.UTF8.GetBytes(SeedPredictions.Json), "predictions.json");

        (file.Predictions.Count, file.Falsifications.Count).Should().Be((6, 2));
        IsValid(SeedPredictions.Json).Should().BeTrue();
    }

    [Theory]
    [InlineData("""{"id":"a","text":"t","quantity":"passs","equals":1}""", "predictions[0] \"a\": quantity is \"passs\"; it takes passes, pass_rate, cost_usd")]
    [InlineData("""{"id":"a","text":"t","equals":1}""", "quantity is missing; it takes passes")]
    [InlineData("""{"text":"t","quantity":"passes","equals":1}""", "predictions[0]: id is missing")]
    [InlineData("""{"id":"a b","text":"t","quantity":"passes","equals":1}""", "id is \"a b\"; it takes 1 to 20 letters")]
    [InlineData("""{"id":"a","quantity":"passes","equals":1}""", "text is missing")]
    [InlineData("""{"id":"a","text":"t","quantity":"passes"}""", "says no value; it takes equals, or atLeast")]
    [InlineData("""{"id":"a","text":"t","quantity":"passes","equals":1,"below":2}""", "says equals and below; it takes equals, or atLeast")]
    [InlineData("""{"id":"a","text":"t","quantity":"passes","above":1,"atLeast":2}""", "two bounds on one side")]
    [InlineData("""{"id":"a","text":"t","quantity":"passes","equals":"22"}""", "equals is \"22\"; it takes a number")]
    [InlineData("""{"id":"a","text":"t","quantity":"passes","equals":1e11}""", "equals is 1e11; it takes a number of at most ten digits")]
    [InlineData("""{"id":"a","text":"t","quantity":"passes","equals":1,"expected":3}""", "expected is not known here; it takes")]
    [InlineData("""{"id":"a","text":"t","quantity":"cost_usd","task":"task_01","equals":1}""", "task is not known here")]
    [InlineData("""{"id":"a","text":"t","quantity":"runs_with_mode","mode":"lazy","equals":1}""", "mode is \"lazy\"; it takes tool_call_hallucinated")]
    [InlineData("""{"id":"a","text":"t","quantity":"runs_with_flag","equals":1}""", "flag is missing; it takes quick_fail, quick")]
    [InlineData("""{"id":"a","text":"t","quantity":"seconds_percentile","percentile":101,"equals":1}""", "percentile is above 100; it takes 0 to 100")]
    [InlineData("""{"id":"a","text":"t","quantity":"passes_more_than_campaign","campaign":"../x","equals":1}""", "campaign is \"../x\"; it takes a campaign's id")]
    [InlineData("""{"id":"a","text":"t","quantity":"passes","task":"../x","equals":1}""", "task is \"../x\"; it takes a task's id")]
    [InlineData("""{"id":"a","text":"t","quantity":"passes","equals":1,"better":"up"}""", "better is \"up\"; it takes higher, lower")]
    [InlineData("""{"id":"a","text":"t","quantity":"passes","equals":1,"confidence":1.5}""", "confidence is above 1")]
    [InlineData("7", "predictions[0] is 7; it takes an object")]
    public void What_is_wrong_is_named_with_its_place_and_what_is_allowed_and_the_schema_agrees(string prediction, string complaint)
    {
        Complaint(Json(prediction)).Should().StartWith("x/predictions.json: ").And.Contain(complaint);
        IsValid(Json(prediction)).Should().BeFalse("the schema has the same rules");
    }

    [Theory]
    [InlineData("", "line 1: not a file of predictions")]
    [InlineData("[]", "not a file of predictions")]
    [InlineData("null", "not a file of predictions")]
    [InlineData("{\n  \"suite\": }", "line 2: not a file of predictions")]
    [InlineData("""{"formatVersion":2,"suite":7}""", "newer harness")]
    [InlineData("""{"suite":"s","predictions":[]}""", "formatVersion is missing")]
    [InlineData("""{"formatVersion":1,"suite":"s"}""", "there are no predictions")]
    [InlineData("""{"formatVersion":1,"suite":"S!","predictions":3}""", "predictions is 3; it takes a list of objects")]
    [InlineData("{\"formatVersion\":1,\"suite\":\"\\ud800\"}", "not a file of predictions")]
    public void A_file_that_is_none_is_one_clear_error(string json, string complaint) => Complaint(json).Should().Contain(complaint);

    [Fact]
    public void An_id_that_stands_there_twice_and_bounds_the_wrong_way_round_are_refused() =>
        Complaint(Json("""{"id":"a","text":"t","quantity":"passes","equals":1},{"id":"a","text":"t","quantity":"passes","atLeast":3,"atMost":2}"""))
            .Should().Contain("predictions[1] \"a\": id a stands there twice").And.Contain("its lower bound is not below its upper one");

    private static string Complaint(string json) =>
        FluentActions.Invoking(() => PredictionFile.Parse(Encoding.UTF8.GetBytes(json), "x/predictions.json"))
            .Should().Throw<CampaignFormatException>().Which.Message;

    private static PredictionFile Parse(string predictions)
    {
        IsValid(Json(predictions)).Should().BeTrue("the schema has the same rules");
        return PredictionFile.Parse(Encoding.UTF8.GetBytes(Json(predictions)), "predictions.json");
    }

    private static string Json(string predictions) => $$"""{"formatVersion":1,"suite":"agentic-core-v1","predictions":[{{predictions}}]}""";

    private static bool IsValid(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Schema.Evaluate(document.RootElement).IsValid;
    }
}
