using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Briefs;

/// <summary>Checks how single runs are said to have ended: <c>run2, run3 wrong_answer</c>, <c>task_09 run1 passed</c>.</summary>
/// <param name="own">The campaign of the brief.</param>
/// <param name="tasks">Names of tasks by their ids.</param>
/// <param name="findings">Gets what does not hold.</param>
internal sealed partial class OutcomeCheck(KnownCampaign own, IReadOnlyDictionary<string, string> tasks, BriefFindings findings)
{
    public void Check(BriefPassage passage, ClaimContext context)
    {
        if (context.Source is { IsPrior: true } || BriefSource.In(passage.Text).Any(source => source.IsPrior && source.Name != own.Manifest.Id))
            return;
        var subjects = new BriefSubjects(passage.Text, tasks);
        foreach (Match match in Said().Matches(passage.Text))
        {
            var sentence = BriefSentences.Of(passage.Text).First(sentence => match.Index < sentence.End);
            var task = subjects.TaskAt(match.Index, sentence) ?? context.Task;
            var word = match.Groups["outcome"].Value.ToLowerInvariant();
            foreach (Match number in Number().Matches(match.Groups["runs"].Value))
                Judge(passage, match, task, int.Parse(number.ValueSpan, CultureInfo.InvariantCulture), word);
        }
    }

    private void Judge(BriefPassage passage, Match match, string task, int run, string word)
    {
        if (task.Length == 0 || own.Summary.TotalsOnly is not null)
            return;
        findings.Checked++;
        var record = own.Summary.Runs.FirstOrDefault(record => record.Task == task && record.Run == run);
        if (record is null)
            findings.Add(passage, match.Index, BriefFindingKind.DoesNotHold, match.Value, FormattableString.Invariant($"{CampaignPaths.Runs} has no {task} run{run}"));
        else if (!NamesOf(record.Outcome).Contains(word))
            findings.Add(passage, match.Index, BriefFindingKind.DoesNotHold, match.Value, FormattableString.Invariant($"{CampaignPaths.Runs} says {task} run{run} {NamesOf(record.Outcome).Last()}"));
    }

    private static IEnumerable<string> NamesOf(Outcome outcome) =>
        new[] { outcome.Kind.Name(), outcome.Mode?.Name(), outcome.Cause?.Name(), outcome.Shape?.Name() }.OfType<string>();

    [GeneratedRegex(
        @"\b(?<runs>run ?[0-9]{1,6}(?:(?:, and |, | and )run ?[0-9]{1,6}){0,50})[:\s(,]{1,3}(?:was |is |ended )?(?<outcome>passed|failed|invalid|wrong_answer|gave_up_mid_plan|no_work|partial_complete|turn_limit|token_limit|time_limit|cost_limit|context_exhausted|refused|tool_call_[a-z]{1,20})\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
