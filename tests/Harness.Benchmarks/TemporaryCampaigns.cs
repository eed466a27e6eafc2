using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Benchmarks;

/// <summary>A folder for the campaigns of the commands that are timed, deleted on disposal.</summary>
internal sealed class TemporaryCampaigns : IDisposable
{
    /// <summary>After so many runs a process has seen everything once.</summary>
    public const int Early = 300;

    private readonly string _folder = Directory.CreateTempSubdirectory("harness-benchmark-").FullName;
    private int _count;

    /// <summary>Times a command that makes a campaign, and makes sure that it made it.</summary>
    /// <param name="command">What to run; the settings that name the campaign are added.</param>
    /// <param name="runs">How many runs it must have made, all passed.</param>
    /// <exception cref="InvalidOperationException">It failed, or made other runs.</exception>
    public async Task<Timing> TimeAsync(TimedCommand command, int runs)
    {
        var id = FormattableString.Invariant($"campaign-{++_count}");
        var environment = new Dictionary<string, string>(command.Environment) { ["HARNESS_CAMPAIGNS_FOLDER"] = _folder, ["HARNESS_CAMPAIGN"] = id };
        var timing = await (command with { Environment = environment, IsEarly = () => !HasRuns(id, Early) }).RunAsync();
        var made = CampaignFolder.Open(Path.Combine(_folder, id)).ReadRuns().Records;
        if (made.Count != runs || made.Any(run => run.Outcome.Kind != OutcomeKind.Passed))
            throw new InvalidOperationException($"{made.Count} runs were made and {made.Count(run => run.Outcome.Kind == OutcomeKind.Passed)} passed, not {runs}");
        return timing;
    }

    // Not the log of runs: whoever reads it makes those wait who append.
    private bool HasRuns(string id, int count)
    {
        var transcripts = Path.Combine(_folder, id, "transcripts");
        return Directory.Exists(transcripts) && Directory.EnumerateFiles(transcripts, "*.jsonl", SearchOption.AllDirectories).Take(count).Count() == count;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
