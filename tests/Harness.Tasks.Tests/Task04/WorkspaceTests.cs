using Harness.CSharp;

namespace Harness.Tasks.Tests.Task04;

/// <summary>The workspace is run: the page, and the stack at the place where the rate is written down.</summary>
public sealed class WorkspaceTests(MatrixFixture matrix)
{
    private const string Rate = "4140";
    private const string Seen = "seen: ";

    // Compiled together with the workspace; the origin asks it for the rate.
    private const string Probe = """
        using System.Diagnostics;
        using NorrvikLine.Web;
        using Xunit;

        public sealed class Probe(ITestOutputHelper output)
        {
            private static readonly List<string> _stack = [];

            public static int Reached(int rate)
            {
                var frames = new StackTrace(1).GetFrames().Select(frame => frame.GetMethod()!);
                var ours = frames.Where(method => method.DeclaringType?.Namespace?.StartsWith("NorrvikLine") == true);
                _stack.AddRange(ours.Select(method => method.DeclaringType!.FullName + "." + method.Name).Reverse());
                return rate;
            }

            [Fact]
            public void The_page_is_made()
            {
                var page = AppStart.Build(".").Get<BookingPage>().Render("NL-20417");
                output.WriteLine("seen: " + string.Join(" > ", _stack));
                output.WriteLine(page);
            }
        }
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(11)]
    public async Task The_stack_at_the_rate_is_the_expected_chain(int instance)
    {
        var task = new RenamedTask(instance);
        var rate = task.Renamed(Rate);
        task.Sources.Sum(source => source.Text.Split(rate).Length - 1).Should().Be(1, "the rate is written down once");
        task.Files[task.Expected.OriginFile].Should().Contain($"=> {rate},");

        var report = await RunAsync(task, text => text.Replace($"=> {rate},", $"=> global::Probe.Reached({rate}),"));

        report.AllPassed.Should().BeTrue(report.ToText(4_000));
        var output = report.Tests.Single(test => test.Name.StartsWith("Probe.", StringComparison.Ordinal)).Output.ReplaceLineEndings("\n").Trim().Split('\n', 2);
        output[0].Should().Be(Seen + string.Join(" > ", task.Expected.Chain.Select(member => member.Name)));
        task.Prompt.ReplaceLineEndings("\n").Should().Contain($"```\n{output[1]}\n```", "the prompt shows this page");
    }

    [Fact]
    public async Task The_amount_in_other_places_makes_no_difference_to_the_page()
    {
        var report = await RunAsync(new RenamedTask(0), text => text.Replace("4150", "4444").Replace("41.50m", "44.44m"));

        report.Tests.Single(test => test.Name.StartsWith("Probe.", StringComparison.Ordinal)).Output.Should().Contain("supplement: EUR 41.50");
    }

    private Task<TestReport> RunAsync(RenamedTask task, Func<string, string> change)
    {
        var sources = task.Sources.Select(source => source with { Text = change(source.Text) })
            .Append(new SourceFile("hidden/Probe.cs", task.Renamed(Probe)));
        return matrix.Bench.RunAsync(new TestRequest { Sources = [.. sources], Files = task.Workspace }, TestContext.Current.CancellationToken);
    }
}
