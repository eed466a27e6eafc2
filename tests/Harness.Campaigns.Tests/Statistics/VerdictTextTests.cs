using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class VerdictTextTests
{
    [Theory]
    [InlineData(1, "p = 1.0")]
    [InlineData(.61, "p = .61")]
    [InlineData(.0421, "p = .042")]
    [InlineData(.0035, "p = .0035")]
    [InlineData(.00009, "p < .0001")]
    public void P_values_have_two_digits_and_are_never_0(double p, string text) => VerdictText.PValue(p).Should().Be(text);

    [Fact]
    public void A_loss_is_claimed_for_this_suite() =>
        Suite("3/3 3/3 3/3", "0/3 1/3 0/3").Should().Be(
            "Worse on this suite: 1 of 9 runs passed where 5.0 were to be expected without a change (exact test over runs, stratified by task, one-sided p = .00050).");

    [Fact]
    public void Where_nothing_was_detected_it_says_what_would_have_been() =>
        Suite("3/3 3/3 3/3", "3/3 3/3 2/3").Should().StartWith("No loss detected on this suite: 8 of 9 runs").And.MatchRegex(@"80 % power to see a drop from 100 % to \d+ %\.$");

    [Fact]
    public void So_few_runs_that_no_drop_would_have_been_seen_are_called_so() =>
        Suite("1/1", "1/1").Should().EndWith("These runs could not have shown any drop with 80 % power.");

    [Fact]
    public void The_reason_of_an_inconclusive_comparison_has_its_numbers() =>
        VerdictText.OnThisSuite(ComparisonVerdict.Of(Tallies.Side("3/3 3/3"), Tallies.Side("3/3 1/2", 6, 1))).Should().Be(
            "Inconclusive: valid runs cover 100.0 % of the baseline's plan and 83.3 % of the candidate's; 90 % are needed.");

    [Fact]
    public void The_claim_about_tasks_like_these_is_worded_differently() =>
        VerdictText.OnTasksLikeThese(TaskLevelTest.Of(Tallies.Pairs("3/3:0/3 3/3:3/3"))).Should().Be(
            "Not shown for tasks like these: of 2 tasks 1 passed less often, 0 more often, 1 equally often (exact signed-rank test over tasks, two-sided p = 1.0).");

    [Fact]
    public void Ten_tasks_that_all_fell_are_enough_for_it() =>
        VerdictText.OnTasksLikeThese(TaskLevelTest.Of(Enumerable.Range(0, 10).Select(i => new TaskPair(Tallies.Name(i), 20, 20, 19 - i, 20)))).Should().StartWith("Worse on tasks like these: of 10 tasks 10");

    private static string Suite(string baseline, string candidate) =>
        VerdictText.OnThisSuite(ComparisonVerdict.Of(Tallies.Side(baseline), Tallies.Side(candidate)));
}
