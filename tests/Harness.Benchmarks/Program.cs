using Harness.Benchmarks;

const string Usage =
    """
    usage: dotnet run --project tests/Harness.Benchmarks -- [oracle|waiting|run-tests|engine|isolation|campaigns ...] [--repeat N]

      oracle     the suite of tasks with the scripted model
      waiting    runs that wait for a model which takes a second a turn
      run-tests  the tool run_tests, beside `dotnet test` in the same workspace
      engine     the engine's own processor time and memory per run
      isolation  commands and tests in each sandbox, beside no sandbox
      campaigns  reading a thousand campaigns, and one of a hundred thousand runs

    Without a name: all of them. Prints Markdown.
    """;

if (args is [CampaignsBenchmark.Command, var what, var folder])
    return CampaignsBenchmark.Read(what, folder);

var repeat = 5;
List<string> names = [];
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--repeat" && i + 1 < args.Length && int.TryParse(args[i + 1], out var times) && times is >= 1 and <= 100)
    {
        repeat = times;
        i++;
    }
    else
    {
        names.Add(args[i]);
    }
}

Dictionary<string, Func<Task<MarkdownTable>>> benchmarks = new(StringComparer.Ordinal)
{
    ["oracle"] = () => new OracleBenchmark(repeat).RunAsync(),
    ["waiting"] = () => new WaitingBenchmark(repeat).RunAsync(),
    ["run-tests"] = RunTestsBenchmark.RunAsync,
    ["engine"] = () => new EngineBenchmark(repeat).RunAsync(),
    ["isolation"] = () => new IsolationBenchmark(repeat).RunAsync(),
    ["campaigns"] = () => new CampaignsBenchmark(repeat).RunAsync(),
};
if (names.Find(name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"unknown: {unknown}\n{Usage}");
    return 1;
}

foreach (var name in names.Count > 0 ? names : [.. benchmarks.Keys])
{
    Console.Error.WriteLine($"{name}: load before {Machine.Load}");
    var table = await benchmarks[name]();
    Console.WriteLine($"{table}\nLoad after: {Machine.Load}\n");
}

return 0;
