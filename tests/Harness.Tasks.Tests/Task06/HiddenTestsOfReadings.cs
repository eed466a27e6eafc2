using Harness.CSharp;
using Harness.Tasks.Task06_HandleAmbiguousRequirement;

namespace Harness.Tasks.Tests.Task06;

/// <summary>The hidden tests themselves: each reading has one, and no two readings come to the same lists.</summary>
public sealed class HiddenTestsOfReadings(MatrixFixture matrix)
{
    private const string Comparison =
        """
        namespace Lindenvale.Screens.Acceptance;

        public sealed class ScenariosTellReadingsApart
        {
            [Xunit.Fact]
            public void Any_two_readings_differ_in_five_scenarios_or_more()
            {
                var all = Reading.All.Select(r => (Reading: r, Lists: Scenario.All.Select(s => string.Join(' ', ExpectedList.Of(s, r))).ToArray())).ToList();
                var pairs = from a in all from b in all where a.Reading != b.Reading select (a, b);
                foreach (var (a, b) in pairs)
                {
                    var differing = a.Lists.Zip(b.Lists).Count(lists => lists.First != lists.Second);
                    if (differing < 5)
                        throw new InvalidOperationException($"{a.Reading} and {b.Reading} differ in {differing} scenarios");
                }
            }
        }
        """;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Task06_HandleAmbiguousRequirement");

    [Fact]
    public async Task Tell_every_reading_from_every_other()
    {
        var sources = SourceFolder.Collect(Path.Combine(Folder, "workspace")).Files
            .Concat(SourceFolder.Collect(Path.Combine(Folder, "hidden")).Files.Select(s => s with { Path = "hidden/" + s.Path }))
            .Append(new SourceFile("hidden/Comparison.cs", Comparison));

        var report = await matrix.Bench.RunAsync(
            new TestRequest { Sources = [.. sources], WorkingDirectory = Folder, Filter = "Acceptance" }, TestContext.Current.CancellationToken);

        report.Problem.Should().BeNull(report.ToText(2_000));
        report.Tests.Where(test => test.Status == TestStatus.Passed).Select(test => test.Name).Should().Equal(
            "Lindenvale.Screens.Acceptance.ScenariosTellReadingsApart.Any_two_readings_differ_in_five_scenarios_or_more");
        report.Tests.Where(test => test.Name.Contains("AsDecided", StringComparison.Ordinal)).Select(test => test.Name).Should().BeEquivalentTo(
            from window in ListSettings.Readings[ListSettings.Window]
            from measure in ListSettings.Readings[ListSettings.Measure]
            from ties in ListSettings.Readings[ListSettings.Ties]
            select $"Lindenvale.Screens.Acceptance.AsDecided.The_list(window: \"{window}\", measure: \"{measure}\", ties: \"{ties}\")");
    }
}
