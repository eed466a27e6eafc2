using System.Globalization;

namespace Harness.Tasks.Tests;

/// <summary>The same workspace gets the same verdict, with the same reasons, whenever and wherever it is judged.</summary>
public sealed class DeterminismTests(MatrixFixture matrix)
{
    private const int Times = 20;

    /// <summary>For a task whose judge compiles and runs tests: each time takes half a second.</summary>
    private const int TimesWithTests = 4;

    // Decimal commas; letters that change with the case otherwise; another calendar.
    private static readonly string[] Cultures = ["", "de-DE", "tr-TR", "th-TH"];

    public static IEnumerable<TheoryDataRow<string>> Tasks() =>
        from task in MatrixFixture.Tasks
        select new TheoryDataRow<string>(task.Id) { TestDisplayName = $"{task.Id} in parallel and in other cultures", Label = "" };

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task A_workspace_gets_one_verdict_in_parallel_and_in_any_culture(string task)
    {
        foreach (var subject in DeterminismSubject.Of(MatrixFixture.Tasks.Single(t => t.Id == task)))
        {
            var finished = (await matrix.PlayedAsync(task, subject.Solution)).Finished;
            var times = finished.Prepared.Hidden.Count > 0 ? TimesWithTests : Times;

            var verdicts = await Task.WhenAll(Enumerable.Range(0, times).Select(i => Task.Run(async () =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Cultures[i % Cultures.Length]);
                return DeterminismSubject.Described(await subject.Task.Check(finished, TestContext.Current.CancellationToken));
            })));

            verdicts.Distinct().Should().ContainSingle("that is the verdict on {0}", subject.Name);
        }
    }

    [Fact]
    public async Task A_workspace_gets_one_verdict_in_any_time_zone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no time zone per process");

        var east = await DeterminismProcess.RunAsync("Pacific/Auckland", TestContext.Current.CancellationToken);
        var west = await DeterminismProcess.RunAsync("America/St_Johns", TestContext.Current.CancellationToken);

        east.Zone.Should().Be("Pacific/Auckland");
        west.Zone.Should().Be("America/St_Johns");
        east.Verdicts.Should().HaveCount(MatrixFixture.Tasks.Count * 2).And.BeEquivalentTo(west.Verdicts);
    }
}
