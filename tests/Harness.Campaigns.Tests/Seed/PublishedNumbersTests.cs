using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Seed;

/// <summary>Every number of the published article, computed from the reconstruction by the code that reports any campaign.</summary>
public sealed class PublishedNumbersTests
{
    private static readonly CampaignSummary Summary = CampaignReport.Summarize(SeedFixtures.Open(SeedCampaign.Id));

    private static readonly string Report = File.ReadAllText(SeedFixtures.Open(SeedCampaign.Id).PathOf(MarkdownReport.File));

    [Theory]
    [InlineData("task_01", "fix_failing_test", 2, "run2 wrong_answer (quick)")]
    [InlineData("task_02", "refactor_duplicated_code", 1, "run2, run3 wrong_answer")]
    [InlineData("task_03", "investigate_log", 3, "")]
    [InlineData("task_04", "trace_through_codebase", 2, "run2 wrong_answer (quick)")]
    [InlineData("task_05", "minimal_fix", 3, "")]
    [InlineData("task_06", "handle_ambiguous_requirement", 2, "run1 wrong_answer (quick)")]
    [InlineData("task_07", "multi_step_plan", 3, "")]
    [InlineData("task_08", "recover_from_tool_error", 3, "")]
    [InlineData("task_09", "know_when_to_stop", 1, "run2 gave_up_mid_plan; run3 wrong_answer")]
    [InlineData("task_10", "sql_investigation", 2, "run2 wrong_answer (quick)")]
    public void The_task_table(string task, string name, int passed, string notes)
    {
        Summary.Tasks.Single(row => row.Task == task).Should().BeEquivalentTo(new { Name = name, Passed = passed, Valid = 3, Notes = notes });
        Report.Should().Contain($"| {task} {name} | {passed}/3 |").And.Contain($" | {notes} |\n");
    }

    [Fact]
    public void Score_rate_and_money()
    {
        (Summary.Passed, Summary.Valid, Summary.CostUsd).Should().Be((22, 30, .039m));
        Math.Round(Summary.PassRate!.Value, 3).Should().Be(.733);
        Math.Round(Summary.CostPerPassUsd!.Value, 4).Should().Be(.0018m);
        Report.Should().Contain("**Score 22/30**").And.Contain("pass rate 73.3 %").And.Contain("| total cost | $0.0390 |").And.Contain("| $0.0018 | verification/cost_breakdown.csv |");
    }

    [Fact]
    public void Money_is_tokens_at_the_published_prices()
    {
        var price = Summary.Manifest.Prices.Single();

        (price.Input, price.Output).Should().Be((.15m, .60m));
        foreach (var run in Summary.Attempts)
            run.CostUsd.Should().Be(((run.Usage.Input * price.Input) + (run.Usage.Output * price.Output)) / 1_000_000);
    }

    [Theory]
    [InlineData("task_01", 2, null, 2.0)]
    [InlineData("task_04", 2, 0, .6)]
    [InlineData("task_06", 1, 0, .7)]
    [InlineData("task_10", 2, 1, null)]
    public void Quick_failures(string task, int run, int? toolCalls, double? seconds)
    {
        var record = Summary.Runs.Single(record => record.Task == task && record.Run == run);

        (record.Outcome.Shape, record.IsQuick()).Should().Be((FailureShape.WrongAnswer, true));
        (toolCalls ?? record.Facts.ToolCalls).Should().Be(record.Facts.ToolCalls);
        (seconds ?? record.Seconds).Should().Be(record.Seconds);
        record.Outcome.QuickFail.Should().Be(record.Facts.ToolCalls == 0);
    }

    [Fact]
    public void Predictions_are_4_of_6_as_published_and_3_of_6_strictly()
    {
        var score = Summary.Predictions!;

        score.Predictions.Select(one => $"{one.Prediction.Id} {one.Result}").Should().Equal("P1 Correct", "P2 Wrong", "P3 Wrong", "P4 Exceeded", "P5 Correct", "P6 Correct");
        (score.Lenient, score.Strict, score.Scored).Should().Be((4, 3, 6));
        Report.Should().Contain("**Strict 3/6**").And.Contain("**lenient 4/6**").And.Contain("**Not preregistered", "the file was made from the article");
    }

    [Fact]
    public void F3_is_not_triggered_and_F4_is_by_run_1_of_task_09()
    {
        var conditions = Summary.Predictions!.Conditions.ToDictionary(one => one.Condition.Id);

        conditions["F3"].State.Should().Be(ConditionState.NotTriggered);
        conditions["F4"].State.Should().Be(ConditionState.Triggered);
        conditions["F4"].Runs.Select(run => (run.Task, run.Run)).Should().Equal(("task_09", 1));
        Report.Should().Contain("| F4 | A non-reasoning model passes task_09 | at least 1 | 1 | triggered | task_09 run1 |");
    }

    [Fact]
    public void The_quick_fail_pattern_is_that_of_Qwen3_Next() =>
        Results(SeedCampaign.Id).QuickFailTasks().Should().Equal(Results(PriorCampaigns.Qwen3Next).QuickFailTasks()).And.Equal("task_04", "task_06");

    [Fact]
    public void Task_09_was_scored_once_on_run_1_by_four_non_reasoning_models()
    {
        var scored = PriorCampaigns.All.Append(SeedCampaign.Campaign).Select(campaign => Results(campaign.Manifest.Id))
            .Where(campaign => campaign.Manifest.Published!.Reasoning == false && campaign.PassedRunsOf("task_09") is { Count: > 0 }).ToArray();

        scored.Select(campaign => campaign.Manifest.Published!.ModelName).Should().BeEquivalentTo(
            "Qwen3-Coder-30B-A3B", "Devstral 2 (Mistral)", "NVIDIA Nemotron Super 3 120B", "DeepSeek V4-Flash");
        scored.Should().OnlyContain(campaign => campaign.PassedRunsOf("task_09")!.Single() == 1);
    }

    [Theory]
    [InlineData(PriorCampaigns.Devstral2, 27, "0.0019", "MoE 123B, code-specialist", "dense, 123B")]
    [InlineData(PriorCampaigns.MiniMaxM25, 27, "0.0024", "reasoningContent per call", "mixture of experts, 230B total, 10B activated")]
    [InlineData(PriorCampaigns.KimiK25, 24, "0.0044", "Dense, long-context", "mixture of experts, 1T total, 32B activated")]
    [InlineData(SeedCampaign.Id, 22, "0.0018", "MoE 30B/3B, code-specialist", "mixture of experts, 30.5B total, 3.3B activated, 128 experts of which 8 are active")]
    [InlineData(PriorCampaigns.Qwen3Next, 21, "0.00122", "MoE 80B/3B, generalist", "mixture of experts, 80B total, 3B activated, hybrid attention")]
    [InlineData(PriorCampaigns.DeepSeekV32, 19, "0.0142", "Dense", "mixture of experts, 671B total, 37B activated, sparse attention")]
    [InlineData(PriorCampaigns.NemotronSuper, 12, "0.0016", "MoE 120B/12B", "mixture of experts, 120B total, 12B activated, hybrid Mamba and attention")]
    public void The_rows_of_the_comparison_table(string id, int passed, string costPerPass, string asPublished, string perModelCard)
    {
        var summary = CampaignReport.Summarize(SeedFixtures.Open(id));
        var cost = decimal.Parse(costPerPass, System.Globalization.CultureInfo.InvariantCulture);

        (summary.Passed, summary.Valid).Should().Be((passed, 30));
        Math.Round(summary.CostPerPassUsd!.Value, cost.Scale).Should().Be(cost);
        summary.Manifest.Published.Should().BeEquivalentTo(new { ArchitectureAsPublished = asPublished, ArchitecturePerModelCard = perModelCard });
    }

    [Fact]
    public void What_is_known_of_single_tasks_of_the_priors()
    {
        Enumerable.Range(1, 10).Select(i => Results(PriorCampaigns.Devstral2).PassesOf($"task_{i:00}")).Should().Equal(3, 3, 3, 3, 3, 3, 3, 2, 1, 3);
        Enumerable.Range(1, 10).Select(i => Results(PriorCampaigns.DeepSeekV4Flash).PassesOf($"task_{i:00}")).Should().Equal(3, 3, 3, 3, 3, 3, 3, 3, 1, 3);
        Enumerable.Range(1, 10).Select(i => Results(PriorCampaigns.Qwen3Next).PassesOf($"task_{i:00}"))
            .Should().Equal([null, 2, null, null, null, null, 2, null, null, null], "nobody published the others");
        Results(PriorCampaigns.DeepSeekV4Flash).CostPerPassUsd.Should().BeNull("nobody published it");
    }

    private static CampaignResults Results(string id) => CampaignResults.Of(SeedFixtures.Open(id));
}
