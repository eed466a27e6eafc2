using System.Globalization;

namespace Harness.Benchmarks;

/// <summary>
/// What the engine itself costs per run when the model answers at once: processor time of the test executable beyond that of a
/// single run, and whether its memory grows while it makes runs. The peaks of two processes differ for another reason too: xunit
/// starts every row at once and keeps what it made for it.
/// </summary>
internal sealed class EngineBenchmark(int repeat)
{
    private const int Few = TemporaryCampaigns.Early;
    private const int Many = 3_000;
    private const double TargetMilliseconds = 20;
    private const double TargetGrowth = 1.2;
    private const double Megabyte = 1 << 20;

    private readonly TimedCommand _command = new(Repository.ExecutableOf(Repository.Suite), [], new Dictionary<string, string>());

    public async Task<MarkdownTable> RunAsync()
    {
        using var campaigns = new TemporaryCampaigns();
        var table = new MarkdownTable("The engine's own processor time and memory, bench_01, test executable");
        await AddAsync(table, "scripted model", runs => ScriptedAsync(runs, campaigns));
        await AddAsync(table, "server on loopback, no delay", runs => LoopbackAsync(runs, campaigns));
        await AddFloorAsync(table);
        return table;
    }

    private async Task AddAsync(MarkdownTable table, string model, Func<int, Task<Timing>> time)
    {
        List<Timing> ones = [], fews = [], manys = [];
        for (var i = 0; i < repeat; i++)
        {
            ones.Add(await time(1));
            fews.Add(await time(Few));
            manys.Add(await time(Many));
        }

        var one = new Sample([.. ones.Select(t => t.Processor.TotalMilliseconds)]);
        table.Add($"{model}: a process with one run, processor time", one.ToText("0", " ms"));
        table.AddAtMost($"{model}: per run, of {Few}", PerRun(fews, one.Median, Few), TargetMilliseconds, "0.0", " ms");
        table.AddAtMost($"{model}: per run, of {Many}", PerRun(manys, one.Median, Many), TargetMilliseconds, "0.0", " ms");
        table.Add($"{model}: peak memory, {Few} runs", Peak(fews));
        table.Add($"{model}: peak memory, {Many} runs", Peak(manys));
        table.AddAtMost(
            $"{model}: memory after {Many} runs over memory after {Few}, one process of {Many}",
            new Sample([.. manys.Select(t => (double)t.LateBytes / t.EarlyBytes)]),
            TargetGrowth,
            "0.00");
    }

    // xunit keeps every row to its end: what it keeps is not the engine's.
    private async Task AddFloorAsync(MarkdownTable table)
    {
        foreach (var rows in (int[])[Few, Many])
        {
            List<Timing> timings = [];
            for (var i = 0; i < repeat; i++)
                timings.Add(await FloorAsync(rows));
            table.Add($"floor (empty xunit project, same requests): peak memory, {rows} rows", Peak(timings));
        }
    }

    private static Sample PerRun(List<Timing> timings, double one, int runs) =>
        new([.. timings.Select(t => (t.Processor.TotalMilliseconds - one) / (runs - 1))]);

    private static string Peak(List<Timing> timings) => new Sample([.. timings.Select(t => t.PeakBytes / Megabyte)]).ToText("0", " MiB");

    private Task<Timing> ScriptedAsync(int runs, TemporaryCampaigns campaigns) =>
        campaigns.TimeAsync(_command with { Environment = new Dictionary<string, string> { ["HARNESS_RUNS"] = runs.ToString(CultureInfo.InvariantCulture) } }, runs);

    private async Task<Timing> LoopbackAsync(int runs, TemporaryCampaigns campaigns)
    {
        await using var server = await SixTurnsServer.StartAsync(TimeSpan.Zero);
        var timing = await campaigns.TimeAsync(_command with { Environment = server.SuiteSettings(runs) }, runs);
        server.RequireConversations(runs);
        return timing;
    }

    private static async Task<Timing> FloorAsync(int rows)
    {
        await using var server = await SixTurnsServer.StartAsync(TimeSpan.Zero);
        var timing = await new TimedCommand(Repository.ExecutableOf(Repository.Floor), [], server.FloorSettings(rows)).RunAsync();
        server.RequireConversations(rows);
        return timing;
    }
}
