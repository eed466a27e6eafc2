namespace Harness.Campaigns.Tests.Briefs;

/// <summary>What is wrong is found where it stands, and what the file says is named.</summary>
public sealed class PlantedClaimsTests
{
    [Theory]
    [InlineData("[Observed] 22/30 (verified: pass_rate_by_task.csv) vs 21/30 (prior campaign: qwen3-next-80b-a3b-agentic-core-v1-2026) confirms the lift is real.", "Overstated", "p = 1.0")]
    [InlineData("22/30 vs 21/30 confirms the lift is real.", "Overstated", "no difference detected")]
    [InlineData("Qwen3-Coder-30B-A3B beats Qwen3 Next 80B A3B.", "Overstated", "no difference detected")]
    [InlineData("It outperforms Devstral 2.", "Overstated", "22/30")]
    [InlineData("Nemotron Super 3 outperforms Qwen3-Coder-30B-A3B.", "Overstated", "worse on this suite")]
    [InlineData("A 40 % lower total parameter count than Qwen3 Next 80B A3B.", "1:3 Overstated", "62.5 % less")]
    [InlineData("It has a 40% lower total parameter count.", "Overstated", "62.5 % less")]
    [InlineData("It is 40 % cheaper than Devstral 2.", "Overstated", "6.7 % less")]
    [InlineData("[Observed] 4/6 correct (verified: predictions_scored.csv).", "1:12 Overstated 4/6 correct", "correct are 3/6")]
    [InlineData("[Observed] 4/6 correct (verified: predictions_scored.csv).", "1:12 DoesNotHold 4/6", "3/6")]
    [InlineData("[Observed] It fails consistently on task_10.", "Overstated", "task_10 passed in 2/3 runs")]
    [InlineData("[Observed] It consistently fails task_02 (refactor_duplicated_code).", "Overstated", "task_02 passed in 1/3 runs")]
    [InlineData("[Observed] It always passes task_01.", "Overstated", "task_01 passed in 2/3 runs")]
    [InlineData("[Observed] 23/30 (verified: pass_rate_by_task.csv).", "1:12 DoesNotHold 23/30", "says 22/30")]
    [InlineData("[Observed] A pass rate of 76.7 % (verified: pass_rate_by_task.csv).", "DoesNotHold 76.7 %", "73.3 %")]
    [InlineData("[Observed] Interval [.60, .86] (verified: pass_rate_by_task.csv).", "DoesNotHold [.60, .86]", "[0.56, 0.86]")]
    [InlineData("[Observed] $0.0013 per pass (verified: verification/cost_breakdown.csv).", "DoesNotHold $0.0013", "$0.001773 (cost per pass")]
    [InlineData("[Observed] A pass cost $0.0013 (verified: verification/cost_breakdown.csv).", "DoesNotHold $0.0013", "cost per pass")]
    [InlineData("[Observed] $0.052 in total (verified: verification/cost_breakdown.csv).", "DoesNotHold $0.052", "$0.039 (cost")]
    [InlineData("[Observed] Devstral 2: 28/30 (prior campaign: devstral-2-123b-agentic-core-v1-2026).", "DoesNotHold 28/30", "27/30")]
    [InlineData("[Observed] It cost $0.039.", "1:20 NoSource $0.039", "needs a source")]
    [InlineData("[Observed] It passed 22/30 runs.", "NoSource 22/30", "needs a source")]
    [InlineData("[Observed]\n\n| task | passed |\n|---|---|\n| task_09 | 2/3 |\n\nEvery row (verified: pass_rate_by_task.csv).", "5:13 DoesNotHold 2/3", "1/3 (passes of task_09)")]
    [InlineData("| task | passed |\n|---|---|\n| task_09 | 2/3 |", "3:13 DoesNotHold 2/3", "1/3")]
    [InlineData("| task | failing runs |\n|---|---|\n| task_09 | run1, run3 wrong_answer (verified: runs.jsonl) |", "DoesNotHold run1, run3 wrong_answer", "task_09 run1 passed")]
    [InlineData("| model | score | architecture |\n|---|---|---|\n| Kimi K2.5 (Moonshot) | 24/30 | Dense, long-context |", "3:34 Overstated Dense, long-context", "mixture of experts, 1T total")]
    [InlineData("| model | score | architecture |\n|---|---|---|\n| Devstral 2 (Mistral) | 27/30 | MoE 123B, code-specialist |", "3:34 Overstated MoE 123B, code-specialist", "dense, 123B")]
    [InlineData("DeepSeek V3.2, a dense model, is here too.", "Overstated", "mixture of experts")]
    [InlineData("| model | score | USD/pass |\n|---|---|---|\n| DeepSeek V3.2 | 20/30 | 0.0142 |", "DoesNotHold 20/30", "19/30")]
    [InlineData("| | expected | actual | result |\n|---|---|---|---|\n| P4 | 2 | 3 | correct |", "DoesNotHold P4 result: correct", "exceeded")]
    [InlineData("| | expected | actual | result |\n|---|---|---|---|\n| P3 | 3 | 2 | wrong |", "DoesNotHold P3 actual: 2", "says 1")]
    [InlineData("| | condition | state |\n|---|---|---|\n| F4 | x | not triggered |", "DoesNotHold F4 state", "triggered")]
    [InlineData("[Observed] On task_04 run2 there were 3 tool calls (verified: runs.jsonl).", "DoesNotHold 3 tool calls", "says 0")]
    [InlineData("[Observed] 22/30 (verified: results.csv).", "SourceMissing", "no such file")]
    [InlineData("[Observed] 22/30 (verified: ../../README.md).", "SourceMissing", "no file inside the campaign")]
    [InlineData("[Observed] 22/30 (verified: /etc/passwd).", "SourceMissing", "no file inside the campaign")]
    [InlineData("[Observed] 22/30 (verified: transcripts/task_01/run1.jsonl).", "SourceMissing", "holds no numbers")]
    [InlineData("[Observed] 21/30 (prior campaign: qwen4-agentic-core-v1).", "SourceMissing", "no campaign of this suite")]
    [InlineData("[Observed] 21/30 (prior campaign: ../x).", "SourceMissing", "no id of a campaign")]
    [InlineData("[Speculation] 99/99. [Observed] 23/30 (verified: pass_rate_by_task.csv).", "1:33 DoesNotHold 23/30", "22/30")]
    [InlineData("[Observed] The score of this campaign,\nafter all runs, was\n23/30 (verified: pass_rate_by_task.csv).", "3:1 DoesNotHold 23/30", "22/30")]
    public void A_planted_error_is_found(string markdown, string finding, string problem) =>
        Brief.Found(markdown).Should().Contain(finding).And.Contain(problem);

    [Fact]
    public void The_published_contradictions_are_all_found_among_true_claims()
    {
        var found = Brief.Verify(GoldenFile.Read("planted-brief.md")).Findings.Select(finding => finding.Line).Distinct();

        var lines = GoldenFile.Read("planted-brief.md").Split('\n');
        var planted = Enumerable.Range(1, lines.Length).Where(line => lines[line - 1].Contains("<!-- planted -->", StringComparison.Ordinal));
        found.Should().Equal(planted);
    }
}
