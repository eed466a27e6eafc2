using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class TaskPairTests
{
    [Fact]
    public void Tasks_are_paired_by_name_in_ordinal_order() =>
        TaskPair.Match([new("b", 1, 2), new("a", 3, 3)], [new("a", 0, 3), new("B", 1, 1)])
            .Should().Equal(new TaskPair("B", 0, 0, 1, 1), new TaskPair("a", 3, 3, 0, 3), new TaskPair("b", 1, 2, 0, 0));

    [Fact]
    public void The_campaigns_of_a_deep_baseline_are_added() =>
        TaskPair.Match([new("a", 3, 3), new("a", 2, 3), new("a", 1, 2)], [new("a", 1, 3)]).Should().Equal(new TaskPair("a", 6, 8, 1, 3));

    [Theory]
    [InlineData(4, 3)]
    [InlineData(-1, 3)]
    public void Impossible_counts_are_refused(int passed, int valid) =>
        FluentActions.Invoking(() => TaskPair.Match([], [new("a", passed, valid)])).Should().Throw<ArgumentOutOfRangeException>();
}
