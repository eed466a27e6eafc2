using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;
using Calibration = Harness.Campaigns.Predictions.Calibration;

namespace Harness.Campaigns.Tests.Predictions;

public sealed class PredictionScoreTests
{
    private static readonly PlannedTask Plan = new("task_01", "n", [1, 2, 3]);

    private static readonly RunRecord[] TwoOfThree = [Sample.Passed(), Sample.Passed(run: 2), Sample.Failed(run: 3)];

    [Theory]
    [InlineData(2, null, PredictionResult.Correct)]
    [InlineData(1, null, PredictionResult.Wrong)]
    [InlineData(1, GoodDirection.Higher, PredictionResult.Exceeded)]
    [InlineData(1, GoodDirection.Lower, PredictionResult.Wrong)]
    [InlineData(3, GoodDirection.Higher, PredictionResult.Wrong)]
    [InlineData(3, GoodDirection.Lower, PredictionResult.Exceeded)]
    public void A_miss_in_the_good_direction_is_exceeded_and_right_in_the_lenient_score_only(int expected, GoodDirection? better, PredictionResult result)
    {
        var score = Score([new Prediction("P1", "t", Passes, new ExpectedRange(EqualTo: expected), better)], TwoOfThree);

        score.Predictions.Single().Should().BeEquivalentTo(new { Actual = 2m, Result = result });
        (score.Scored, score.Strict, score.Lenient).Should().Be((1, result == PredictionResult.Correct ? 1 : 0, result == PredictionResult.Wrong ? 0 : 1));
    }

    [Fact]
    public void What_missing_runs_could_still_decide_is_open_and_not_scored()
    {
        RunRecord[] runs = [Sample.Passed(), Sample.Invalid(run: 2)];

        ResultOf(new ExpectedRange(EqualTo: 2), runs).Should().Be(PredictionResult.Open);
        ResultOf(new ExpectedRange(AtLeast: 1), runs).Should().Be(PredictionResult.Correct, "no further run can take that away");
        ResultOf(new ExpectedRange(EqualTo: 0), runs).Should().Be(PredictionResult.Wrong, "there is one already");
        ResultOf(new ExpectedRange(EqualTo: 3), [.. runs, Sample.Failed(run: 3)]).Should().Be(PredictionResult.Wrong, "at most two can still pass");
        Score([new Prediction("P1", "t", new Quantity { Kind = QuantityKind.CostUsd }, new ExpectedRange(Below: 1))], runs).Predictions.Single()
            .Should().BeEquivalentTo(new { Result = PredictionResult.Unknown, Why = "1 planned runs left no record" });
    }

    [Fact]
    public void A_condition_that_came_true_names_the_runs_that_triggered_it()
    {
        Judge(Passes, new ExpectedRange(AtLeast: 1)).Should().Match<JudgedCondition>(one => one.State == ConditionState.Triggered && one.Runs.Count == 2);
        Judge(Passes, new ExpectedRange(Below: 3)).Runs.Should().ContainSingle("too few passed because of that one").Which.Run.Should().Be(3);
        Judge(Passes, new ExpectedRange(Below: 2)).Should().Match<JudgedCondition>(one => one.State == ConditionState.NotTriggered && one.Runs.Count == 0);
    }

    [Theory]
    [InlineData(QuantityKind.PassRate, "0.666667")]
    [InlineData(QuantityKind.CostUsd, "0.0036")]
    [InlineData(QuantityKind.CostPerPassUsd, "0.0018")]
    [InlineData(QuantityKind.InvalidRuns, "0")]
    [InlineData(QuantityKind.SecondsPercentile, "3.2")]
    public void Quantities_are_those_of_the_report(QuantityKind kind, string actual) =>
        PredictionTable.Actual(Measure(new Quantity { Kind = kind, Percentile = 50 }, TwoOfThree)).Should().Be(actual);

    [Fact]
    public void Shapes_modes_and_flags_are_counted()
    {
        RunRecord[] runs =
        [
            Sample.Failed() with { Outcome = new Outcome(OutcomeKind.Failed, Shape: FailureShape.WrongAnswer, Mode: FailureMode.NoWork, QuickFail: true, ClaimedSuccess: true) },
            Sample.Passed(run: 2),
            Sample.Of("task_01", 3, new RunFacts { Stop = StopReason.TurnLimit, Accepted = false, ToolCalls = 40, TextualToolCall = true }),
        ];

        Measure(new Quantity { Kind = QuantityKind.RunsWithShape, Shape = FailureShape.GaveUpMidPlan }, runs).Should().Be(1);
        Measure(new Quantity { Kind = QuantityKind.RunsWithMode, Mode = FailureMode.NoWork }, runs).Should().Be(1);
        ((RunFlag[])[RunFlag.QuickFail, RunFlag.ClaimedSuccess, RunFlag.FalseSuccess, RunFlag.TextualToolCall])
            .Select(flag => Measure(new Quantity { Kind = QuantityKind.RunsWithFlag, Flag = flag }, runs)).Should().Equal(1, 2, 1, 1);
    }

    [Fact]
    public void A_prior_campaign_that_is_not_there_makes_the_value_unknown_and_says_so()
    {
        var quantity = new Quantity { Kind = QuantityKind.PassesMoreThanCampaign, Campaign = "other" };

        Score([new Prediction("P1", "t", quantity, new ExpectedRange(AtLeast: 1))], TwoOfThree).Predictions.Single()
            .Should().BeEquivalentTo(new { Result = PredictionResult.Unknown, Why = "the campaign other is not beside this one, or cannot be read" });
    }

    [Fact]
    public void A_prior_campaign_is_compared_with()
    {
        var prior = Results([Sample.Passed(), Sample.Failed(run: 2), Sample.Failed(run: 3)]) with { CostUsd = .0072m };

        Measure(new Quantity { Kind = QuantityKind.PassesMoreThanCampaign, Campaign = "other" }, TwoOfThree, prior).Should().Be(1);
        Measure(new Quantity { Kind = QuantityKind.CostPerPassOverCampaign, Campaign = "other" }, TwoOfThree, prior).Should().Be(.25m);
    }

    [Fact]
    public void A_cost_so_small_that_no_ratio_to_it_can_be_written_leaves_the_ratio_unknown()
    {
        var prior = Results([Sample.Passed()]) with { CostUsd = 1e-28m };

        Measure(new Quantity { Kind = QuantityKind.CostPerPassOverCampaign, Campaign = "other" }, TwoOfThree, prior).Should().BeNull();
    }

    [Fact]
    public void Calibration_adds_up_what_was_registered_before_the_first_run()
    {
        Prediction[] predictions =
        [
            new("P1", "t", Passes, new ExpectedRange(EqualTo: 2), Confidence: .9m),
            new("P2", "t", Passes, new ExpectedRange(EqualTo: 3), Confidence: .5m),
            new("P3", "t", Passes, new ExpectedRange(EqualTo: 1), GoodDirection.Higher),
        ];
        PredictionScore[] scores = [Score(predictions, TwoOfThree), Score(predictions, TwoOfThree) with { Preregistration = Preregistration.ChangedLater }];

        Calibration.Of(scores).Should().BeEquivalentTo(new { Campaigns = 1, Scored = 3, Strict = 1, Lenient = 2, TooHigh = 1, TooLow = 1, WithConfidence = 2, RightWithConfidence = 1 });
        Calibration.Of(scores).Brier.Should().BeApproximately((.01 + .25) / 2, 1e-12);
        Calibration.Of(scores).MeanConfidence.Should().BeApproximately(.7, 1e-12);
        Calibration.Of(scores, preregisteredOnly: false).Scored.Should().Be(6);
        Calibration.Of([]).Should().BeEquivalentTo(new { Scored = 0, Brier = (double?)null, StrictInterval = (Interval?)null });
    }

    private static Quantity Passes => new() { Kind = QuantityKind.Passes, Task = "task_01" };

    private static PredictionResult ResultOf(ExpectedRange expected, RunRecord[] runs) =>
        Score([new Prediction("P1", "t", Passes, expected)], runs).Predictions.Single().Result;

    private static JudgedCondition Judge(Quantity quantity, ExpectedRange range) =>
        PredictionScore.Of(new PredictionFile(Sample.Suite, [], [new FalsificationCondition("F1", "t", null, quantity, range)]), Results(TwoOfThree), _ => null, Preregistration.Registered)
            .Conditions.Single();

    private static decimal? Measure(Quantity quantity, RunRecord[] runs, CampaignResults? prior = null) =>
        Score([new Prediction("P1", "t", quantity, new ExpectedRange(AtLeast: 0))], runs, prior).Predictions.Single().Actual;

    private static PredictionScore Score(Prediction[] predictions, RunRecord[] runs, CampaignResults? prior = null) =>
        PredictionScore.Of(new PredictionFile(Sample.Suite, predictions, []), Results(runs), _ => prior, Preregistration.Registered);

    private static CampaignResults Results(RunRecord[] runs) => new(Sample.Manifest(Plan), [.. runs.Select(RunEntry.Of)], runs.Sum(run => run.CostUsd));
}
