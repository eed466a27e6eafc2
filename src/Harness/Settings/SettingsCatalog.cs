using System.Globalization;
using System.Text;
using Harness.Campaigns.Records;

namespace Harness.Settings;

/// <summary>Every setting, in the order of the README's table.</summary>
public static class SettingsCatalog
{
    /// <summary>What <c>thinking</c> takes, in words.</summary>
    internal const string ThinkingTakes = "off, on, low, medium, high or xhigh";

    /// <summary>What <c>thinking</c> takes.</summary>
    internal static readonly string[] ThinkingWords = ["off", "on", "low", "medium", "high", "xhigh"];

    public static IReadOnlyList<Setting> All { get; } =
    [
        new("model", "oracle, nop, scripted:NAME, replay:CAMPAIGN, a model of the catalog or of harness.json, or PROVIDER/MODEL-ID",
            "What is measured. MODEL is the short form and wins.",
            s => s.Model, s => s.Model.Trim().Length > 0),
        new("runs", "1 to 10000", "Runs per task.", s => s.Runs, s => s.Runs is >= 1 and <= 10_000),
        new("instance", "0 or more", "The instance of the suite; 0 is the published one.", s => s.Instance, s => s.Instance >= 0),
        new("controls", "true or false (also 1 or 0)", "Make the rows of controls too; they are a campaign of their own.", s => s.Controls, _ => true, "false"),
        new("preflight", "true or false (also 1 or 0)", "Play the reference solutions of the selected tasks before the first call to a real model; one that does not pass stops the campaign.",
            s => s.Preflight, _ => true, "true"),
        new("plan", "true or false (also 1 or 0)", "Print what would run and what it would cost, and call no model.", s => s.Plan, _ => true, "false"),
        new("record", "true or false (also 1 or 0)", "Record every request to a real model and what came back, without keys; MODEL=replay:CAMPAIGN plays it without a network.",
            s => s.Record, _ => true, "true"),
        new("campaign", "1 to 200 characters out of a-z, 0-9 and -", "The campaign to continue or to begin under this id.",
            s => s.Campaign, s => s.Campaign is null || CampaignPaths.IsCampaignId(s.Campaign), "a new one, named by date, model and suite"),
        new("predictions", "a file", "Predictions that a new campaign takes into its folder, before its first run; relative to the repository's root.",
            s => s.Predictions, s => s.Predictions is null || IsFolder(s.Predictions), "none but predictions.json in the campaign's folder"),
        new("campaignsFolder", "a folder", "Where campaigns are kept; relative to the repository's root.",
            s => s.CampaignsFolder, s => IsFolder(s.CampaignsFolder)),
        new("sandbox", "auto, bwrap, docker, landlock or none", "What isolates the code that the agent writes. auto: of bwrap and docker the first that works, for a real model; nothing for a script of the repository. none: the code runs as you.",
            s => s.Sandbox, s => s.Sandbox is "auto" or "bwrap" or "docker" or "landlock" or "none"),
        new("sandboxImage", "an image that is on the machine", "What docker runs programs in; nothing is pulled.",
            s => s.SandboxImage, s => s.SandboxImage.Length > 0 && !s.SandboxImage.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))),
        new("sandboxUser", "1 or more", "The id of the user whose rights programs get in bwrap when the harness runs as root.",
            s => s.SandboxUser, s => s.SandboxUser >= 1),
        new("workFolder", "a folder", "Where workspaces are made; relative to the repository's root.",
            s => s.WorkFolder, s => IsFolder(s.WorkFolder), "the system's folder for temporary files"),
        new("keepWorkspaces", "true or false (also 1 or 0)", "Keep each run's workspace after it was judged.", s => s.KeepWorkspaces, _ => true, "false"),
        new("maxCostPerRunUsd", "more than 0", "Money per run in USD; needs a known price.",
            s => s.MaxCostPerRunUsd, s => s.MaxCostPerRunUsd is null or > 0, "no limit"),
        new("maxCostUsd", "more than 0", "Money per campaign in USD, what was spent before included; needs a known price.",
            s => s.MaxCostUsd, s => s.MaxCostUsd is null or > 0, "no limit"),
        new("maxOutputTokens", "16 to 1000000", "Tokens of one reply.",
            s => s.MaxOutputTokens, s => s.MaxOutputTokens is null or (>= 16 and <= 1_000_000), "the task's limit"),
        new("thinking", ThinkingTakes, "How much the model thinks; what it does not know is refused before the first call.",
            s => s.Thinking, s => IsThinking(s.Thinking), "not sent"),
        new("region", "a region of the provider", "Where the model is served, e.g. eu-central-1.",
            s => s.Region, s => s.Region is null || s.Region.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'), "AWS_REGION or the like, then the catalog's"),
        new("baseUrl", "an http or https address", "The address of the service instead of the catalog's: a gateway or a proxy.",
            s => s.BaseUrl, s => s.BaseUrl is null || IsAddress(s.BaseUrl), "the catalog's"),
        new("temperature", "0 to 2", "Sampling temperature.", s => s.Temperature, s => s.Temperature is null or (>= 0 and <= 2), "not sent"),
        new("topP", "more than 0 and at most 1", "Nucleus sampling.", s => s.TopP, s => s.TopP is null or (> 0 and <= 1), "not sent"),
        new("seed", "a whole number", "Sampling seed.", s => s.Seed, _ => true, "not sent"),
        new("maxAttempts", "1 to 20", "Requests per model call before the run is invalid.", s => s.MaxAttempts, s => s.MaxAttempts is >= 1 and <= 20),
        new("attemptTimeoutSeconds", "0.1 to 3600", "Seconds that one request may take.",
            s => s.AttemptTimeoutSeconds, s => s.AttemptTimeoutSeconds is >= 0.1 and <= 3600),
        new("maxWaitSeconds", "0 to 3600", "The longest wait between two requests, also when the service asks for more.",
            s => s.MaxWaitSeconds, s => s.MaxWaitSeconds is >= 0 and <= 3600),
        new("maxConcurrentRequests", "1 to 1000", "Requests in flight to the service at the start, and never more; fewer when it says that it has too many.",
            s => s.MaxConcurrentRequests, s => s.MaxConcurrentRequests is >= 1 and <= 1000),
        new("maxReplacements", "0 to 5", "How often a run is made again that was lost to the service, to rate limits or with its sandbox. Every attempt stays on record.",
            s => s.MaxReplacements, s => s.MaxReplacements is >= 0 and <= 5),
        new("models", "an object by name, see below", "Your own OpenAI-compatible servers.", s => s.Models, _ => true, "none"),
    ];

    /// <summary>The table of the README.</summary>
    public static string ToMarkdown()
    {
        var table = new StringBuilder("| setting | environment | default | range | meaning |\n|---|---|---|---|---|\n");
        foreach (var setting in All)
        {
            var variable = setting.Name switch
            {
                "model" => $"`{SettingNames.ShortModel}`, `{setting.Variable}`",
                "models" => $"`{setting.Variable}__NAME__...`",
                _ => $"`{setting.Variable}`",
            };
            table.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {variable} | {setting.Default} | {setting.Takes} | {setting.Meaning} |\n");
        }

        return table.ToString();
    }

    /// <summary>Whether <c>thinking</c> takes the value.</summary>
    internal static bool IsThinking(string? value) => value is null || ThinkingWords.Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a service can have the address.</summary>
    internal static bool IsAddress(string? value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static bool IsFolder(string path) => path.Trim().Length > 0 && !path.Contains('\0', StringComparison.Ordinal);
}
