using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class PassAtKTests
{
    [Fact]
    public void They_are_the_shares_of_all_ways_to_choose_k_runs()
    {
        for (var passed = 0; passed <= 6; passed++)
        {
            for (var k = 1; k <= 6; k++)
            {
                var choices = Enumerable.Range(0, 1 << 6).Where(choice => int.PopCount(choice) == k).ToList();
                var ofPassed = (1 << passed) - 1;

                PassAtK.AnyOf(passed, 6, k).Should().BeApproximately(choices.Count(choice => (choice & ofPassed) != 0) / (double)choices.Count, 1e-12);
                PassAtK.AllOf(passed, 6, k).Should().BeApproximately(choices.Count(choice => (choice & ~ofPassed) == 0) / (double)choices.Count, 1e-12);
            }
        }
    }

    [Fact]
    public void They_are_unbiased()
    {
        // Over all outcomes of 5 runs that pass with .7, the mean estimate is the chance itself.
        foreach (var k in new[] { 1, 2, 3, 5 })
        {
            var outcomes = Enumerable.Range(0, 1 << 5).Select(int.PopCount).Select(c => (Passed: c, Weight: Math.Pow(.7, c) * Math.Pow(.3, 5 - c))).ToList();

            outcomes.Sum(each => each.Weight * PassAtK.AnyOf(each.Passed, 5, k)!.Value).Should().BeApproximately(1 - Math.Pow(.3, k), 1e-12);
            outcomes.Sum(each => each.Weight * PassAtK.AllOf(each.Passed, 5, k)!.Value).Should().BeApproximately(Math.Pow(.7, k), 1e-12);
        }
    }

    [Fact]
    public void For_one_run_both_are_the_pass_rate()
    {
        PassAtK.AnyOf(2, 3, 1).Should().BeApproximately(2.0 / 3, 1e-12);
        PassAtK.AllOf(2, 3, 1).Should().BeApproximately(2.0 / 3, 1e-12);
    }

    [Fact]
    public void The_suite_has_the_mean_over_its_tasks()
    {
        PassAtK.AnyOf(Tallies.Of("3/3 1/3 0/3"), 2)!.Value.Should().BeApproximately((1 + (2.0 / 3) + 0) / 3, 1e-12);
        PassAtK.AllOf(Tallies.Of("3/3 1/3 0/3"), 2)!.Value.Should().BeApproximately(1.0 / 3, 1e-12);
    }

    [Fact]
    public void A_task_with_too_few_valid_runs_is_left_out_and_counted() =>
        PassAtK.AllOf(Tallies.Of("3/3 2/2"), 3).Should().Be(new SuiteMean(1, 1, 2));

    [Fact]
    public void Too_few_runs_have_no_estimate()
    {
        PassAtK.AnyOf(1, 2, 3).Should().BeNull();
        PassAtK.AnyOf(Tallies.Of("1/2"), 3).Should().BeNull();
    }
}
