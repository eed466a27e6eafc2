using Harness.CSharp;
using Harness.Tasks.Task06_HandleAmbiguousRequirement;

namespace Harness.Tasks.Tests.Task06;

/// <summary>The hidden tests themselves: each reading has one, and no two readings come to the same lists.</summary>
public sealed class HiddenTestsOfReadings
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Task06_HandleAmbiguousRequirement");

    [Fact]
    public async Task Tell_every_reading_from_every_other()
    {
        await using var bench = new TestBench();
        var sources = SourceFolder.Collect(Path.Combine(Folder, "workspace")).Files
            .Concat(SourceFolder.Collect(Path.Combine(Folder, "hidden")).Files.Select(s => s with { Path = "hidden/" + s.Path }));

        var report = await bench.RunAsync(
            new TestRequest { Sources = [.. sources], WorkingDirectory = Folder, Filter = "Acceptance" }, TestContext.Current.CancellationToken);

        report.Problem.Should().BeNull(report.ToText(2_000));
        report.Tests.Where(test => test.Status == TestStatus.Passed).Select(test => test.Name).Should().Equal(
            "Lindenvale.Screens.Acceptance.ScenariosTellReadingsApart.No_two_readings_agree_on_all_but_two_scenarios");
        report.Tests.Where(test => test.Name.Contains("AsDecided", StringComparison.Ordinal)).Select(test => test.Name).Should().BeEquivalentTo(
            from window in ListSettings.Readings[ListSettings.Window]
            from measure in ListSettings.Readings[ListSettings.Measure]
            from ties in ListSettings.Readings[ListSettings.Ties]
            select $"Lindenvale.Screens.Acceptance.AsDecided.The_list(window: \"{window}\", measure: \"{measure}\", ties: \"{ties}\")");
    }
}
