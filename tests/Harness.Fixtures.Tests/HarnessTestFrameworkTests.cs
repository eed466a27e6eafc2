using Harness.Fixtures.Tests.DefinedTasks;
using Xunit.Runner.Common;
using Xunit.v3;

namespace Harness.Fixtures.Tests;

public class HarnessTestFrameworkTests
{
    [Fact]
    public async Task Each_row_that_the_host_lists_is_planned_as_the_run_that_it_is()
    {
        var rows = (await DiscoveredAsync(preEnumerate: true)).SelectMany(HarnessTestFramework.RowsOf);

        rows.Should().Equal(Enumerable.Range(1, PlannedRuns.PerTask).Select(run => new PlannedRow("agentic-core-v1", "task_91", "whole", run, typeof(WholeTask))));
    }

    [Fact]
    public async Task A_host_that_lists_no_rows_selects_all_of_them()
    {
        var cases = await DiscoveredAsync(preEnumerate: false);

        cases.Should().ContainSingle();
        cases.SelectMany(HarnessTestFramework.RowsOf).Select(r => r.Run).Should().Equal(Enumerable.Range(1, PlannedRuns.PerTask));
    }

    [Fact]
    public async Task A_control_that_was_not_asked_for_has_no_rows() =>
        (await DiscoveredAsync(preEnumerate: true, typeof(ControlTask))).Should().BeEmpty();

    [Fact]
    public async Task Any_other_test_is_planned_as_nothing()
    {
        var cases = await DiscoveredAsync(preEnumerate: true, typeof(HarnessTestFrameworkTests));

        cases.Should().HaveCountGreaterThan(2);
        cases.SelectMany(HarnessTestFramework.RowsOf).Should().BeEmpty();
    }

    private static async Task<List<IXunitTestCase>> DiscoveredAsync(bool preEnumerate, Type? type = null)
    {
        List<IXunitTestCase> found = [];
        var options = TestFrameworkOptions.ForDiscovery(new TestAssemblyConfiguration { PreEnumerateTheories = preEnumerate });
        await using var framework = new HarnessTestFramework();
        await framework.GetDiscoverer(typeof(HarnessTestFrameworkTests).Assembly).Find(
            testCase =>
            {
                found.Add((IXunitTestCase)testCase);
                return new(true);
            },
            options,
            [type ?? typeof(WholeTask)]);
        return found;
    }
}
