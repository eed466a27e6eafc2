using System.Globalization;
using System.Text;

namespace Harness.Campaigns.Records;

/// <summary>Names of folders and files below a campaign. Nothing that comes from a model or a command line becomes a path unchecked.</summary>
public static class CampaignPaths
{
    public const string Manifest = "campaign.json";
    public const string Runs = "runs.jsonl";

    /// <summary>What was reserved and spent; written when the campaign has a limit on money.</summary>
    public const string Ledger = "ledger.jsonl";

    private const int LongestName = 64;

    /// <summary>The transcript's path below the folder, with forward slashes: <c>transcripts/task_01/run1.jsonl</c>.</summary>
    /// <exception cref="ArgumentException">The task is not an id, or a number is below 1.</exception>
    public static string Transcript(string task, int run, int attempt = 1) => $"transcripts/{Row(task, run, attempt)}.jsonl";

    /// <summary>The diff's path below the folder, with forward slashes: <c>workspaces/task_01/run1.diff</c>, <c>.../run1.attempt2.diff</c>.</summary>
    /// <exception cref="ArgumentException">The task is not an id, or a number is below 1.</exception>
    public static string Diff(string task, int run, int attempt = 1) => $"workspaces/{Row(task, run, attempt)}.diff";

    /// <summary>The cassette's path below the folder, with forward slashes: <c>cassettes/task_01/run1.jsonl.gz</c>.</summary>
    /// <exception cref="ArgumentException">The task is not an id, or a number is below 1.</exception>
    public static string Cassette(string task, int run, int attempt = 1) => $"cassettes/{Row(task, run, attempt)}.jsonl.gz";

    /// <summary>1 to 64 characters out of <c>a-z 0-9 _</c>.</summary>
    public static bool IsTaskId(string text) =>
        text.Length is > 0 and <= LongestName && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_');

    /// <summary>1 to 64 characters out of <c>a-z 0-9 -</c>.</summary>
    public static bool IsSuite(string text) =>
        text.Length is > 0 and <= LongestName && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    /// <summary>1 to 200 characters out of <c>a-z 0-9 -</c>.</summary>
    public static bool IsCampaignId(string text) =>
        text.Length is > 0 and <= 200 && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    /// <summary>
    /// A model's name as part of a folder's name: lower case, everything but <c>a-z 0-9</c> becomes one hyphen, at most 64
    /// characters. <c>qwen/Qwen3-Coder.30B</c> is <c>qwen-qwen3-coder-30b</c>; a name without a usable character is <c>model</c>.
    /// </summary>
    public static string Slug(string model)
    {
        var slug = new StringBuilder();
        foreach (var c in model.ToLowerInvariant())
        {
            if (c is >= 'a' and <= 'z' or >= '0' and <= '9')
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == LongestName)
                break;
        }

        var text = slug.ToString().TrimEnd('-');
        return text.Length == 0 ? "model" : text;
    }

    private static string Row(string task, int run, int attempt)
    {
        if (!IsTaskId(task))
            throw new ArgumentException($"'{task}' is not a task id: 1 to {LongestName} characters out of a-z, 0-9 and _.", nameof(task));
        ArgumentOutOfRangeException.ThrowIfLessThan(run, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var name = string.Create(CultureInfo.InvariantCulture, $"{task}/run{run}");
        return attempt == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}.attempt{attempt}");
    }
}
