using Harness.Campaigns.Plans;
using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Plans;

public sealed class CampaignPlanTests : IDisposable
{
    // Half a dollar per thousand input tokens and a dollar per thousand output tokens.
    private static readonly PriceRow Price = new("models.json:dear", 500, 1_000) { Source = "https://example.com/prices", SourceDate = "2026-05-01" };

    private readonly TemporaryFolder _root = new();
    private readonly CampaignPlan _plan = new()
    {
        Suite = Sample.Suite,
        Rows = [new PlannedTask("task_01", "fix_failing_test", [1, 2, 3]), new PlannedTask("task_02", "other", [2])],
        Model = "dear",
        ModelId = "dear-1",
        Price = Price,
        At = new DateTimeOffset(2026, 5, 20, 8, 0, 0, TimeSpan.Zero),
        WorstRunUsd = _ => 7,
    };

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Rows_model_price_and_limits_are_said()
    {
        var text = TextOf(_plan with { Recorded = 2, MaxCostPerRunUsd = 2, MaxCostUsd = 5 });

        text.Should().StartWith(CampaignPlan.Mark);
        text.Should().Contain("agentic-core-v1: 4 runs of 2 tasks (task_01 x 3, task_02 x 1); 2 more are recorded already");
        text.Should().Contain("dear, sent as dear-1");
        text.Should().Contain("models.json:dear: $500 in, $1000 out").And.Contain("(https://example.com/prices, 2026-05-01)");
        text.Should().Contain("per run $2, per campaign $5").And.Contain("at most     $5.0000");
    }

    [Fact]
    public void The_worst_case_is_that_of_the_tightest_limit()
    {
        _plan.WorstCaseUsd().Should().Be(28);
        (_plan with { MaxCostPerRunUsd = 2 }).WorstCaseUsd().Should().Be(8);
        (_plan with { WorstRunUsd = _ => null }).WorstCaseUsd().Should().BeNull();
        (_plan with { WorstRunUsd = _ => null, MaxCostUsd = 3 }).WorstCaseUsd().Should().Be(3);
    }

    [Fact]
    public void An_unknown_price_is_called_unknown_everywhere() =>
        TextOf(_plan with { Price = null, WorstRunUsd = _ => null }).Should().Contain("price       unknown").And.Contain("expected unknown (unknown to unknown)").And.Contain("at most     unknown");

    [Fact]
    public void The_last_campaign_of_the_suite_gives_the_tokens_and_this_price_the_money()
    {
        Record(Sample.Passed() with { Usage = Used(1_000, 100) }, Sample.Passed(run: 2) with { Usage = Used(3_000, 300) }, Sample.Invalid(run: 3) with { Usage = Used(9_000, 900) });
        var prior = PriorCampaign.MostRecent(_root.Path, Sample.Suite, "dear");

        var cost = CostForecast.Of(_plan.Rows, Price, _plan.At, prior);

        // 0.6 and 1.8 dollars, 1.2 on average; task_02 was not measured and is taken for average.
        cost.ExpectedUsd.Should().Be(4 * 1.2m);
        cost.LowUsd.Should().Be(4 * 0.6m);
        cost.HighUsd.Should().Be(4 * 1.8m);
        cost.Basis.Should().Contain("qwen3-coder-30b").And.Contain("(2 runs)").And.Contain("1 tasks were not in it");
        TextOf(_plan with { Prior = prior }).Should().Contain("against a baseline of 2/2 (2026-05-19-qwen3-coder-30b-agentic-core-v1)");
    }

    [Fact]
    public void Without_a_campaign_the_assumption_is_named_as_one()
    {
        PriorCampaign.MostRecent(Path.Combine(_root.Path, "none"), Sample.Suite, "dear").Should().BeNull();

        var cost = CostForecast.Of(_plan.Rows, Price, _plan.At, null);

        // 5 requests: 5 x 1,800 and 10 x 650 input tokens, 5 x 150 output tokens.
        cost.ExpectedUsd.Should().Be(4 * (7.75m + 0.75m));
        cost.Basis.Should().StartWith("an assumption").And.Contain("5 requests a run (2 to 15)");
        cost.LowUsd.Should().BeLessThan(cost.ExpectedUsd!.Value);
        cost.HighUsd.Should().BeGreaterThan(cost.ExpectedUsd!.Value);
    }

    [Fact]
    public void A_campaign_of_a_script_or_of_another_suite_or_a_folder_that_is_none_is_no_prior_one()
    {
        Directory.CreateDirectory(Path.Combine(_root.Path, "notes"));
        var folder = Sample.Folder(_root.Path);
        folder.UpdateManifest(manifest => manifest with { ModelId = null });
        folder.Append(Sample.Passed());

        PriorCampaign.MostRecent(_root.Path, Sample.Suite, "dear").Should().BeNull();
    }

    [Fact]
    public void A_replay_is_no_prior_one()
    {
        Record(Sample.Passed() with { Usage = Used(1_000, 100) });
        CampaignFolder.Open(Directory.GetDirectories(_root.Path).Single()).UpdateManifest(manifest => manifest with { ReplayOf = "2026-05-19-recorded" });

        PriorCampaign.MostRecent(_root.Path, Sample.Suite, "dear").Should().BeNull();
    }

    private static string TextOf(CampaignPlan plan) => string.Join('\n', plan.Lines());

    private static TokenUsage Used(long input, long output) => new() { Calls = 2, Input = input, CachedInput = 0, CacheWrite = 0, Output = output };

    private void Record(params RunRecord[] records)
    {
        var folder = Sample.Folder(_root.Path);
        folder.UpdateManifest(_ => Sample.Manifest(new PlannedTask("task_01", "fix_failing_test", [1, 2, 3])));
        foreach (var record in records)
            folder.Append(record);
    }
}
