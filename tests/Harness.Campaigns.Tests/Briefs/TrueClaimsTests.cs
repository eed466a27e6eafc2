using Harness.Campaigns.Briefs;
using Harness.Campaigns.Tests.Seed;

namespace Harness.Campaigns.Tests.Briefs;

/// <summary>What is true is not complained about.</summary>
public sealed class TrueClaimsTests
{
    [Fact]
    public void The_skeleton_of_the_reconstruction_holds()
    {
        var brief = CampaignBrief.Write(Brief.Folder);

        Brief.Found(brief).Should().BeEmpty(brief);
        Brief.Verify(brief).Checked.Should().BeGreaterThan(100);
        BriefVerifier.CampaignOf(brief, "brief.md").Should().Be(SeedCampaign.Id);
        GoldenFile.ShouldMatch("brief.md", brief);
    }

    [Theory]
    [InlineData("[Observed] 22/30 (verified: pass_rate_by_task.csv), 73.3 % (verified: pass_rate_by_task.csv), interval [.56, .86] (verified: pass_rate_by_task.csv).")]
    [InlineData("[Observed] It passed 22 of 30 runs (verified: runs.jsonl).")]
    [InlineData("[Observed] Total cost $0.039 (verified: verification/cost_breakdown.csv), $0.0018 per pass (verified: verification/cost_breakdown.csv).")]
    [InlineData("[Observed] A pass cost $0.0018 (verified: verification/cost_breakdown.csv).")]
    [InlineData("[Observed] The cost per pass was $0.0018 and the total cost $0.039 (verified: verification/cost_breakdown.csv).")]
    [InlineData("[Observed] The campaign cost $0.039, $0.0018/pass (verified: verification/cost_breakdown.csv).")]
    [InlineData("[Observed] The campaign cost \\$0.039 and \\$0.0018 per pass (verified: campaign.json).")]
    [InlineData("[Observed] task_09 passed 1/3, and task_02 passed 1/3 too, while task_03 passed 3/3 (verified: pass_rate_by_task.csv).")]
    [InlineData("[Observed] know_when_to_stop was passed once.\nThat is 1/3 (verified: pass_rate_by_task.csv).")]
    [InlineData("[Observed] On task_04 run2 there were 0 tool calls in 0.6 s (verified: runs.jsonl): wrong_answer.")]
    [InlineData("[Observed] task_09 run1 passed, run2 gave_up_mid_plan, run3 wrong_answer (verified: runs.jsonl).")]
    [InlineData("[Observed] 8 failures (verified: verification/failure_mode_histogram.csv), of them 2 quick-fails (verified: verification/failure_mode_histogram.csv).")]
    [InlineData("[Observed] Strictly 3/6 (verified: predictions_scored.csv), leniently 4/6 correct (verified: predictions_scored.csv).")]
    [InlineData("[Observed] Devstral 2 reached 27/30 (prior campaign: devstral-2-123b-agentic-core-v1-2026) at $0.0019 per pass (prior campaign: devstral-2-123b-agentic-core-v1-2026).")]
    [InlineData("[Observed] 22/30 (verified: pass_rate_by_task.csv) beside 21/30 of Qwen3 Next 80B A3B: no difference detected, p = 1.0 (prior campaign: qwen3-next-80b-a3b-agentic-core-v1-2026).")]
    [InlineData("[Observed] It beats NVIDIA Nemotron Super 3 120B: 22/30 (verified: pass_rate_by_task.csv) beside 12/30 (prior campaign: nemotron-super-3-120b-agentic-core-v1-2026).")]
    [InlineData("[Observed] It does not beat Qwen3 Next 80B A3B.")]
    [InlineData("It has a 62.5 % lower total parameter count than Qwen3 Next 80B A3B.")]
    [InlineData("[Observed] task_03, task_05, task_07 and task_08 consistently passed.")]
    [InlineData("[Observed] It never failed task_07.")]
    [InlineData("Kimi K2.5 is a mixture of experts. Devstral 2 is dense. Qwen3-Coder-30B-A3B is an MoE.")]
    [InlineData("[Speculation] With thinking it would reach 28/30 and beat Devstral 2 consistently.")]
    [InlineData("[Unobserved] More than 3 runs of a task.")]
    [InlineData("> The article said that 23/30 (verified: pass_rate_by_task.csv) passed.")]
    [InlineData("```\n23/30 (verified: pass_rate_by_task.csv)\n```")]
    [InlineData("[Observed]\n\n| task | passed | source |\n|---|---|---|\n| task_01 | 2/3 | (verified: pass_rate_by_task.csv) |\n| `task_09` | **1/3** | (verified: pass_rate_by_task.csv) |")]
    [InlineData("| model | score | USD/pass |\n|---|---|---|\n| Kimi K2.5 (Moonshot) | 24/30 | 0.0044 |\n| Qwen3 Next 80B A3B | 21/30 | 0.00122 |\n| Qwen3-Coder-30B-A3B | 22/30 | 0.0018 |")]
    [InlineData("| | expected | actual | result |\n|---|---|---|---|\n| P1 | 22/30 | 22/30 | correct |\n| P4 | 2/3 | 3/3 | exceeded |\n| P5 | 2 tasks | reproduced | correct |\n| P6 | < $0.003 | $0.0018 | correct |\n| F4 | 1 or more | 1/3 | triggered |")]
    public void A_true_claim_holds(string markdown) => Brief.Found(markdown).Should().BeEmpty();

    [Fact]
    public void A_number_without_a_tag_is_counted_and_not_complained_about()
    {
        var result = Brief.Verify("It ran for 12 minutes.");

        (result.Holds, result.Unasked, result.Checked).Should().Be((true, 1, 0));
    }
}
