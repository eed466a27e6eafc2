namespace Harness.Benchmarks;

/// <summary>The suite of tasks, three runs each, with the scripted model: what somebody waits for who tries the harness.</summary>
internal sealed class OracleBenchmark(int repeat)
{
    private const int RunsPerTask = 3;

    public async Task<MarkdownTable> RunAsync()
    {
        using var campaigns = new TemporaryCampaigns();
        // A control has no rows unless it is asked for.
        var runs = Directory.GetDirectories(Repository.Tasks, "Task*").Count(folder => !folder.EndsWith("Control", StringComparison.Ordinal)) * RunsPerTask;
        var settings = new Dictionary<string, string>();
        var test = new TimedCommand("dotnet", ["test", Repository.Tasks, "--no-build", "-c", Repository.Configuration], settings);
        var executable = new TimedCommand(Repository.ExecutableOf(Repository.Tasks, "Harness.Tasks"), [], settings);
        List<double> tests = [];
        List<double> executables = [];
        await campaigns.TimeAsync(executable, runs);
        for (var i = 0; i < repeat; i++)
        {
            executables.Add((await campaigns.TimeAsync(executable, runs)).Wall.TotalSeconds);
            tests.Add((await campaigns.TimeAsync(test, runs)).Wall.TotalSeconds);
        }

        var table = new MarkdownTable($"{runs} runs with the scripted model");
        table.Add("`dotnet test tasks --no-build`, wall", new Sample(tests).ToText("0.0", " s"));
        table.Add("test executable alone, wall", new Sample(executables).ToText("0.0", " s"));
        return table;
    }
}
