using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Tool.Folders;

/// <summary>A campaign, or one attempt at one run of it, as people name it.</summary>
/// <param name="Campaign">Id, part of an id, or path.</param>
/// <param name="Task">The task; null is the whole campaign.</param>
/// <param name="Run">The run, from 1; null is every run of the task.</param>
/// <param name="Attempt">The attempt, from 1; null is the one that counts.</param>
internal sealed partial record RunAddress(string Campaign, string? Task = null, int? Run = null, int? Attempt = null)
{
    /// <summary>Reads <c>CAMPAIGN</c>, <c>CAMPAIGN task_05 2</c>, <c>CAMPAIGN/task_05/run2</c>, or the path of a transcript or diff.</summary>
    /// <exception cref="CommandProblemException">What follows the campaign names no run.</exception>
    public static RunAddress Parse(string campaign, string? task, string? run)
    {
        if (task is null && OneWord().Match(campaign.Replace('\\', '/')) is { Success: true } word)
            return new RunAddress(word.Groups["campaign"].Value, word.Groups["task"].Value, Number(word.Groups["run"]), Number(word.Groups["attempt"]));
        if (task is null)
            return new RunAddress(campaign);
        if (!CampaignPaths.IsTaskId(task))
            throw new CommandProblemException($"'{PlainText.Fit(task, 80)}' is no task; tasks are named like task_05");
        if (run is null)
            return new RunAddress(campaign, task);
        return OneRun().Match(run) is { Success: true } number
            ? new RunAddress(campaign, task, Number(number.Groups["run"]), Number(number.Groups["attempt"]))
            : throw new CommandProblemException($"'{PlainText.Fit(run, 80)}' is no run; runs are named 2, run2 or run2.attempt1");
    }

    private static int? Number(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<campaign>.+?)(?:/transcripts|/workspaces|/cassettes)?/(?<task>[a-z0-9_]{1,64})(?:/(?:run)?(?<run>[1-9][0-9]{0,5})(?:\.attempt(?<attempt>[1-9][0-9]{0,5}))?(?:\.(?:jsonl|diff|jsonl\.gz))?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OneWord();

    [GeneratedRegex(@"^(?:run)?(?<run>[1-9][0-9]{0,5})(?:\.attempt(?<attempt>[1-9][0-9]{0,5}))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OneRun();
}
