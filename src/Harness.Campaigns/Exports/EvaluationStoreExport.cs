using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Exports;

/// <summary>
/// A campaign as the files that <c>DiskBasedResultStore</c> of Microsoft.Extensions.AI.Evaluation.Reporting keeps, format version 1:
/// <c>results/EXECUTION/SCENARIO/ITERATION.json</c>, where the execution is the campaign, the scenario the task and the iteration the run.
/// See <see href="https://github.com/dotnet/extensions/tree/main/src/Libraries/Microsoft.Extensions.AI.Evaluation.Reporting/CSharp"/>
/// (2026-11-26). The conversation stays in the transcripts: a message says where.
/// </summary>
public static class EvaluationStoreExport
{
    private const int FormatVersion = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Each file by its path below the folder of the store, with forward slashes.</summary>
    /// <exception cref="ArgumentException">The campaign's id is none, so a file could be written elsewhere.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Write(CampaignSummary summary)
    {
        var id = summary.Manifest.Id;
        if (!CampaignPaths.IsCampaignId(id))
            throw new ArgumentException($"'{id}' is not a campaign's id: 1 to 200 characters out of a-z, 0-9 and -.", nameof(summary));
        return summary.Runs
            .Where(run => CampaignPaths.IsTaskId(run.Task))
            .Select(run => KeyValuePair.Create(
                string.Create(CultureInfo.InvariantCulture, $"results/{id}/{run.Task}/{run.Run}.json"),
                Run(summary.Manifest, run).ToJsonString(Indented) + "\n"));
    }

    private static JsonObject Run(CampaignManifest manifest, RunRecord run) => new()
    {
        ["scenarioName"] = run.Task,
        ["iterationName"] = run.Run.ToString(CultureInfo.InvariantCulture),
        ["executionName"] = manifest.Id,
        ["creationTime"] = run.StartedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["messages"] = new JsonArray(Message("user", $"The prompt of {ExportedText.NameOf(run)}; see {run.Transcript ?? CampaignPaths.Runs} of the campaign.")),
        ["modelResponse"] = new JsonObject
        {
            ["messages"] = new JsonArray(Message("assistant", ExportedText.ReasonsOf(run))),
            ["modelId"] = ExportedText.Line(run.ReturnedModel ?? run.ModelId ?? run.Model),
            ["usage"] = Usage(run),
        },
        ["evaluationResult"] = new JsonObject { ["metrics"] = Metrics(run) },
        ["tags"] = new JsonArray([.. Tags(manifest).Select(tag => JsonValue.Create(tag))]),
        ["formatVersion"] = FormatVersion,
    };

    private static JsonObject Metrics(RunRecord run)
    {
        var metrics = new JsonObject
        {
            ["passed"] = new JsonObject
            {
                ["$type"] = "boolean",
                ["value"] = run.Outcome.Kind == OutcomeKind.Invalid ? null : run.Outcome.Kind == OutcomeKind.Passed,
                ["name"] = "passed",
                ["reason"] = ExportedText.ReasonsOf(run),
                ["interpretation"] = new JsonObject
                {
                    ["rating"] = run.Outcome.Kind switch { OutcomeKind.Passed => "good", OutcomeKind.Failed => "unacceptable", _ => "inconclusive" },
                    ["failed"] = run.Outcome.Kind == OutcomeKind.Failed,
                },
            },
            ["outcome"] = new JsonObject { ["$type"] = "string", ["value"] = RunNote.Of(run), ["name"] = "outcome" },
        };
        foreach (var (name, value) in new (string, double?)[] { ("seconds", run.Seconds), ("turns", run.Turns), ("tool_calls", run.Facts.ToolCalls), ("cost_usd", (double?)run.CostUsd) })
            metrics[name] = new JsonObject { ["$type"] = "numeric", ["value"] = value, ["name"] = name };
        return metrics;
    }

    private static JsonObject Usage(RunRecord run) => new()
    {
        ["inputTokenCount"] = run.Usage.Input,
        ["outputTokenCount"] = run.Usage.Output,
        ["totalTokenCount"] = run.Usage.Input + run.Usage.Output,
    };

    private static JsonObject Message(string role, string text) => new()
    {
        ["role"] = role,
        ["contents"] = new JsonArray(new JsonObject { ["$type"] = "text", ["text"] = text }),
    };

    private static IEnumerable<string> Tags(CampaignManifest manifest)
    {
        yield return ExportedText.Line(manifest.Model);
        yield return manifest.Suite;
        if (manifest.Reconstruction)
            yield return "reconstruction";
        if (manifest.ReplayOf is { } source)
            yield return "replay of " + ExportedText.Line(source);
    }
}
