using Harness.Fixtures.Tests.DefinedTasks;
using Xunit.Sdk;

namespace Harness.Fixtures.Tests;

public sealed class AgenticTaskAttributeTests : IAsyncDisposable
{
    private readonly AgenticTaskAttribute _attribute = new("task_01", "fix_failing_test");
    private readonly DisposalTracker _disposals = new();

    [Fact]
    public async Task Each_run_is_a_row_with_its_number_its_name_and_its_trait()
    {
        var rows = (await _attribute.GetData(typeof(WholeTask).GetMethod(nameof(WholeTask.Run))!, _disposals)).ToList();

        rows.Should().HaveCount(PlannedRuns.PerTask);
        rows.Select(r => r.GetData().Single()).Should().Equal(Enumerable.Range(1, rows.Count).Cast<object>());
        rows[1].TestDisplayName.Should().Be("task_01 fix_failing_test · run 2");
        rows[1].Label.Should().BeEmpty("or xunit would add the arguments to the name");
        rows[1].Traits![Traits.Run].Should().Equal("2");
    }

    [Fact]
    public void The_theory_carries_task_and_suite_for_filters()
    {
        _attribute.GetTraits().Should().Equal(KeyValuePair.Create("Task", "task_01"), KeyValuePair.Create("Suite", "agentic-core-v1"));
        new AgenticTaskAttribute("task_01", "n") { Suite = "own-v2" }.GetTraits().Should().Contain(KeyValuePair.Create("Suite", "own-v2"));
    }

    [Fact]
    public void The_theory_is_named_by_id_and_name_and_lists_its_rows()
    {
        _attribute.DisplayName.Should().Be("task_01 fix_failing_test");
        _attribute.SupportsDiscoveryEnumeration().Should().BeTrue();
    }

    [Fact]
    public void It_is_found_in_the_source_file_that_it_stands_in()
    {
        _attribute.SourceFilePath.Should().EndWith("AgenticTaskAttributeTests.cs");
        _attribute.SourceLineNumber.Should().BeGreaterThan(0);
    }

    public ValueTask DisposeAsync() => _disposals.DisposeAsync();
}
