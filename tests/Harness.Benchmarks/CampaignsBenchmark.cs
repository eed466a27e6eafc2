using Harness.Campaigns.Comparison;
using Harness.Campaigns.Comparison.Priors;
using Harness.Campaigns.Comparison.Views;
using Harness.Campaigns.Listing;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Benchmarks;

/// <summary>
/// What reading takes when there is much: a list and a comparison of a thousand campaigns, the report of one with a hundred thousand runs. Each is a
/// process of its own, because its memory is measured.
/// </summary>
internal sealed class CampaignsBenchmark(int repeat)
{
    /// <summary>The first argument of such a process; the second is what to do, then come the folders.</summary>
    public const string Command = "read-campaigns";

    private const int Campaigns = 1_000;
    private const int RunsEach = 30;
    private const int FewRuns = 10_000;
    private const int ManyRuns = 100_000;
    private const double TargetSeconds = 10;
    private const double Megabyte = 1 << 20;

    public async Task<MarkdownTable> RunAsync()
    {
        var root = Directory.CreateTempSubdirectory("campaigns-benchmark-").FullName;
        try
        {
            var (many, few, endless) = (Path.Combine(root, "many"), Path.Combine(root, "few"), Path.Combine(root, "long"));
            for (var i = 0; i < Campaigns; i++)
                GeneratedCampaign.Write(many, i, RunsEach);
            // Each has a short one before it, which its report is held against.
            GeneratedCampaign.Write(few, 0, RunsEach);
            GeneratedCampaign.Write(few, 1, FewRuns);
            GeneratedCampaign.Write(endless, 0, RunsEach);
            GeneratedCampaign.Write(endless, 1, ManyRuns);
            var table = new MarkdownTable("Reading campaigns, a process each, its start included");
            await AddAsync(table, $"list {Campaigns} campaigns of {RunsEach} runs", "list", many);
            await AddAsync(table, $"list a campaign of {FewRuns} runs", "list", few);
            await AddAsync(table, $"list a campaign of {ManyRuns} runs", "list", endless);
            await AddAsync(table, $"leaderboard of {Campaigns} campaigns of {RunsEach} runs", "leaderboard", many);
            await AddAsync(table, $"compare {Campaigns} campaigns of {RunsEach} runs", "compare-all", many);
            await AddAsync(table, $"compare a campaign of {FewRuns} runs with one of {RunsEach}", "compare", many, few);
            await AddAsync(table, $"compare a campaign of {ManyRuns} runs with one of {RunsEach}", "compare", many, endless);
            await AddAsync(table, $"report of the last of {Campaigns} campaigns of {RunsEach} runs", "report", many);
            await AddAsync(table, $"report of a campaign of {FewRuns} runs with one of {RunsEach} before it", "report", few);
            await AddAsync(table, $"report of a campaign of {ManyRuns} runs with one of {RunsEach} before it", "report", endless);
            return table;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>What the process of its own does.</summary>
    public static int Read(string what, IReadOnlyList<string> roots)
    {
        if (what == "list")
            return CampaignListing.Of(roots).Campaigns.Count > 0 ? 0 : 1;
        if (what == "leaderboard")
            return Leaderboard.Of(CampaignTallies.In(roots).Campaigns).Sum(board => LeaderboardTable.Lines(board).Count()) > Campaigns ? 0 : 1;
        if (what == "compare")
            return new ComparisonText(Ink.Plain).Lines(CampaignComparison.Of([.. roots.Select(OneOf)])).Any() ? 0 : 1;
        if (what == "compare-all")
            return new ComparisonText(Ink.Plain).Lines(CampaignComparison.Of([.. CampaignTallies.In(roots).Campaigns.OrderBy(campaign => campaign.Manifest.CreatedAt)])).Count() > Campaigns ? 0 : 1;
        return roots.Select(Last).All(IsReported) ? 0 : 1;
    }

    // As the command does it.
    private static bool IsReported(CampaignFolder campaign)
    {
        var lines = new ConsoleTable(Ink.Plain).Lines(CampaignReport.Write(campaign)).Count();
        return lines > 0 && PriorComparison.Find(campaign) is { } priors && PriorText.Lines(priors).Any();
    }

    private async Task AddAsync(MarkdownTable table, string name, string what, params string[] roots)
    {
        var command = new TimedCommand(Environment.ProcessPath!, [.. Host(), Command, what, .. roots], new Dictionary<string, string>());
        List<Timing> timings = [];
        for (var i = 0; i < repeat; i++)
            timings.Add(await command.RunAsync());
        table.AddAtMost(name, new Sample([.. timings.Select(timing => timing.Wall.TotalSeconds)]), TargetSeconds, "0.0", " s");
        table.Add($"{name}: peak memory", new Sample([.. timings.Select(timing => timing.PeakBytes / Megabyte)]).ToText("0", " MiB"));
    }

    // The number of a generated campaign is in its id, so the last of one folder is another than the first of the next.
    private static CampaignTally OneOf(string root) => CampaignTally.Of(Last(root));

    private static CampaignFolder Last(string root) => CampaignFolder.Open(Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal).Last());

    private static IEnumerable<string> Host() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(CampaignsBenchmark).Assembly.Location] : [];
}
