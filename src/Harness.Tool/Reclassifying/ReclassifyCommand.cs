using System.CommandLine;
using System.Globalization;
using System.Text;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Recomputed;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Tool.Folders;

namespace Harness.Tool.Reclassifying;

/// <summary><c>dotnet harness reclassify</c>.</summary>
internal static class ReclassifyCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Puts the recorded facts of every attempt (what the checker said, why the loop ended, what the calls looked like) through the
        outcome rules of this version, and prints what would be called otherwise. Records are never edited: what a run was called
        when it was made is part of it, and reports go on showing that. --write keeps the answer beside them, in
        verification/reclassification.csv, with the version of the rules. The checker is not asked again; `regrade` does that.

        Examples:
          dotnet harness reclassify 2026-05-19-qwen3
          dotnet harness reclassify 2026-05-19-qwen3 --write
        """;

    public static Command Create(Terminal terminal)
    {
        var campaign = new Argument<string>("CAMPAIGN") { Description = "id, unique part of an id, or path", HelpName = "CAMPAIGN" };
        campaign.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var folder = CampaignsFolder.Option();
        var write = new Option<bool>("--write") { Description = $"keep the answer in {Reclassification.File}" };
        var json = new Option<bool>("--json") { Description = "print it as JSON" };
        var command = new Command("reclassify", "Judges recorded facts by today's outcome rules.") { campaign, folder, write, json };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            var found = CampaignFinder.Find(CampaignsFolder.Find(parsed.GetValue(folder)), parsed.GetValue(campaign)!);
            var manifest = found.ReadManifest();
            var before = CampaignSummary.Of(manifest, found.ReadRuns());
            var reclassification = Reclassification.Of(before.Attempts);
            if (parsed.GetValue(write))
                Keep(found, reclassification);
            var now = CampaignSummary.Of(manifest, new CampaignRuns(reclassification.Records(), []));
            if (parsed.GetValue(json))
                terminal.WriteJson(Json(before, now, reclassification, found.FullPath));
            else
                foreach (var line in Lines(before, now, reclassification))
                    terminal.Line(line);
            if (parsed.GetValue(write))
                terminal.Say($"written: {found.PathOf(Reclassification.File)}");
            return ExitCodes.Success;
        }));
        return command;
    }

    private static void Keep(CampaignFolder folder, Reclassification reclassification)
    {
        var file = new FileInfo(folder.PathOf(Reclassification.File));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, reclassification.Csv(), new UTF8Encoding(false));
        CampaignReport.Seal(folder);
    }

    private static IEnumerable<string> Lines(CampaignSummary before, CampaignSummary now, Reclassification reclassification)
    {
        var changed = reclassification.Changed.ToList();
        foreach (var (recorded, outcome) in changed)
            yield return string.Create(CultureInfo.InvariantCulture, $"{recorded.Task} run {recorded.Run}{(recorded.Attempt > 1 ? $" attempt {recorded.Attempt}" : "")}: {Reclassification.Words(recorded.Outcome)} (rules {recorded.OutcomeVersion}) -> {Reclassification.Words(outcome)} (rules {OutcomeRules.Version})");
        yield return string.Create(CultureInfo.InvariantCulture, $"{changed.Count} of {ReportNumbers.Count(reclassification.Attempts.Count, "attempt")} would be called otherwise; score {before.Passed}/{before.Valid} on record, {now.Passed}/{now.Valid} by rules {OutcomeRules.Version}");
    }

    private static object Json(CampaignSummary before, CampaignSummary now, Reclassification reclassification, string path) => new
    {
        FormatVersion = 1,
        before.Manifest.Id,
        Path = path,
        RulesVersion = OutcomeRules.Version,
        Recorded = new { before.Passed, before.Valid, before.Invalid },
        Now = new { now.Passed, now.Valid, now.Invalid },
        Attempts = reclassification.Attempts.Count,
        Changed = reclassification.Changed.Select(attempt => new
        {
            attempt.Recorded.Task,
            attempt.Recorded.Run,
            attempt.Recorded.Attempt,
            RecordedVersion = attempt.Recorded.OutcomeVersion,
            Recorded = attempt.Recorded.Outcome,
            attempt.Now,
        }),
    };
}
