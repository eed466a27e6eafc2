using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Transcripts;

namespace Harness.Tool.Showing;

/// <summary>One attempt at one run: what came of it and why, its transcript, its diff.</summary>
/// <param name="campaign">The campaign.</param>
/// <param name="record">The attempt.</param>
/// <param name="ink">Colours.</param>
internal sealed class RunView(CampaignFolder campaign, RunRecord record, Ink ink)
{
    private const int LabelWidth = 12;

    /// <summary>Where the transcript is; null when there is none. The record says whether, never where.</summary>
    public string? Transcript => Existing(record.Transcript, CampaignPaths.Transcript(record.Task, record.Run, record.Attempt));

    /// <summary>Where the diff is; null when there is none.</summary>
    public string? Diff => Existing(record.Diff, CampaignPaths.Diff(record.Task, record.Run, record.Attempt));

    /// <summary>Everything, clean.</summary>
    /// <param name="withDiff">The diff too.</param>
    /// <param name="isWhole">Cut nothing.</param>
    public IEnumerable<string> Lines(bool withDiff, bool isWhole)
    {
        foreach (var line in Head())
            yield return line;
        if (Transcript is { } transcript)
            foreach (var line in new TranscriptView(ink, isWhole).Lines(new TranscriptReader(transcript).ReadOn()).Prepend(""))
                yield return line;
        if (withDiff)
            foreach (var line in DiffLines().Prepend(""))
                yield return line;
        foreach (var line in Tail().Prepend(""))
            yield return line;
    }

    private IEnumerable<string> Head()
    {
        yield return PlainText.OneLine(string.Create(CultureInfo.InvariantCulture, $"{record.Task} {record.Name} · run {record.Run}{(record.Attempt > 1 ? $" attempt {record.Attempt}" : "")}"));
        yield return Line("campaign", campaign.Id);
        yield return Line("model", record.ReturnedModel is { } returned ? $"{record.Model} (answered by {returned})" : record.Model);
        yield return Line("begun", record.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        yield return Line("used", $"{ReportNumbers.Count(record.Turns, "turn")}, {ReportNumbers.Count(record.Facts.ToolCalls, "tool call")}, {ReportNumbers.Seconds(record.Seconds)}, {ReportNumbers.Tokens(record.Usage)} tokens, {(record.CostUsd is null ? "cost unknown" : ReportNumbers.Dollars(record.CostUsd))}");
    }

    private IEnumerable<string> Tail()
    {
        var note = RunNote.Of(record) + (record.Outcome.QuickFail ? ", quick fail" : "");
        yield return PaddedLabel("outcome") + (record.Outcome.Kind switch
        {
            OutcomeKind.Passed => ink.Green(note),
            OutcomeKind.Failed => ink.Red(note),
            _ => ink.Yellow(note),
        });
        foreach (var check in record.FailedChecks)
            foreach (var reason in check.Reasons)
                yield return Line("failed", $"{check.Name}: {reason}");
        if (record.Error is { } error)
            yield return Line("error", error);
        if (record.Outcome is { Kind: OutcomeKind.Failed, ClaimedSuccess: true })
            yield return Line("claim", "the final message claimed success");
        if (record.Facts.TextualToolCall)
            yield return Line("textual", "a tool call was written as text, which is not executed");
        foreach (var divergence in record.Divergences ?? [])
            yield return Line("diverged", divergence.ToString());
        yield return Line("transcript", Transcript ?? "none");
        yield return Line("diff", Diff ?? "none");
    }

    private IEnumerable<string> DiffLines()
    {
        if (Diff is not { } diff)
        {
            yield return "no diff";
            yield break;
        }

        foreach (var line in PlainText.Lines(File.ReadAllText(diff)))
            yield return line is ['+', ..] ? ink.Green(line) : line is ['-', ..] ? ink.Red(line) : line is ['@', ..] ? ink.Yellow(line) : line;
    }

    private string? Existing(string? recorded, string path) => recorded is not null && File.Exists(campaign.PathOf(path)) ? campaign.PathOf(path) : null;

    private static string Line(string label, string text) => PaddedLabel(label) + PlainText.OneLine(text);

    private static string PaddedLabel(string label) => PlainText.PadRight(label, LabelWidth);
}
