using System.Globalization;

namespace Harness.Benchmarks;

/// <summary>
/// Rows that wait for a model which takes a second a turn. Nothing can be faster than six seconds; the figure is how many times
/// that the whole command took, start-up included. The floor is an empty xunit project that makes the same requests.
/// </summary>
internal sealed class WaitingBenchmark(int repeat)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(int Rows, string What), List<double>> _walls = [];

    public async Task<MarkdownTable> RunAsync()
    {
        using var campaigns = new TemporaryCampaigns();
        for (var i = 0; i < repeat; i++)
        {
            foreach (var rows in (int[])[30, 300])
            {
                await TimeFloorAsync(rows, "floor, executable", ExecutableOf(Repository.Floor, rows));
                await TimeSuiteAsync(rows, "executable", ExecutableOf(Repository.Suite, rows), campaigns);
                await TimeFloorAsync(rows, "floor, `dotnet test --no-build`", TestOf(Repository.Floor, rows));
                await TimeSuiteAsync(rows, "`dotnet test --no-build`", TestOf(Repository.Suite, rows), campaigns);
            }
        }

        var table = new MarkdownTable("Rows x 6 turns of 1 s: wall over 6 s");
        Add(table, 30, 1.2, 1.5);
        Add(table, 300, 1.35, 1.75);
        return table;
    }

    private void Add(MarkdownTable table, int rows, double executableTarget, double testTarget)
    {
        Sample Of(string what) => new Sample(_walls[(rows, what)]).Over(Delay.TotalSeconds * SixTurnsServer.Turns);

        table.AddAtMost($"{rows} rows, executable", Of("executable"), executableTarget, "0.00");
        table.Add($"{rows} rows, floor, executable", Of("floor, executable").ToText("0.00"));
        table.AddAtMost($"{rows} rows, `dotnet test --no-build`", Of("`dotnet test --no-build`"), testTarget, "0.00");
        table.Add($"{rows} rows, floor, `dotnet test --no-build`", Of("floor, `dotnet test --no-build`").ToText("0.00"));
    }

    private async Task TimeSuiteAsync(int rows, string what, TimedCommand command, TemporaryCampaigns campaigns)
    {
        await using var server = await SixTurnsServer.StartAsync(Delay);
        var timing = await campaigns.TimeAsync(command with { Environment = server.SuiteSettings(rows) }, rows);
        Keep(rows, what, timing, server);
    }

    private async Task TimeFloorAsync(int rows, string what, TimedCommand command)
    {
        await using var server = await SixTurnsServer.StartAsync(Delay);
        var timing = await (command with { Environment = server.FloorSettings(rows) }).RunAsync();
        Keep(rows, what, timing, server);
    }

    private void Keep(int rows, string what, Timing timing, SixTurnsServer server)
    {
        server.RequireConversations(rows);
        if (!_walls.TryGetValue((rows, what), out var walls))
            _walls[(rows, what)] = walls = [];
        walls.Add(timing.Wall.TotalSeconds);
    }

    private static TimedCommand ExecutableOf(string project, int rows) =>
        new(Repository.ExecutableOf(project), ["-maxThreads", Threads(rows)], new Dictionary<string, string>());

    private static TimedCommand TestOf(string project, int rows) => new(
        "dotnet",
        ["test", project, "--no-build", "-c", Repository.Configuration, "--", "xUnit.MaxParallelThreads=" + Threads(rows)],
        new Dictionary<string, string>());

    // 30 rows fit into what a suite allows by default.
    private static string Threads(int rows) => Math.Max(32, rows).ToString(CultureInfo.InvariantCulture);
}
