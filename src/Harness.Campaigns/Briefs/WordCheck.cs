using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Briefs;

/// <summary>Finds words that the numbers do not carry: a difference that no test shows, "consistently" where runs differ.</summary>
/// <param name="campaigns">The campaigns that a sentence may compare.</param>
/// <param name="tasks">Names of tasks by their ids.</param>
/// <param name="findings">Gets what is overstated.</param>
internal sealed partial class WordCheck(BriefCampaigns campaigns, IReadOnlyDictionary<string, string> tasks, BriefFindings findings)
{
    private const int SmallestScore = 10;

    public void Check(BriefPassage passage)
    {
        var subjects = new BriefSubjects(passage.Text, tasks);
        var tags = BriefTags.In(passage.Text);
        var whole = new Lazy<(CampaignPair? Pair, string Who)>(() => Sides(passage.Text, Comparing().Match(passage.Text).Index));
        foreach (var sentence in BriefSentences.Of(passage.Text))
        {
            if (tags.LastOrDefault(tag => tag.Offset < sentence.End, (Offset: 0, Length: 0, passage.Tag)).Tag is BriefTag.Unobserved or BriefTag.Speculation)
                continue;
            var text = passage.Text[sentence.Start..sentence.End];
            Difference(passage, sentence.Start, text, whole);
            Consistency(passage, sentence, text, subjects);
            Predictions(passage, sentence.Start, text);
        }
    }

    private void Difference(BriefPassage passage, int start, string text, Lazy<(CampaignPair? Pair, string Who)> whole)
    {
        if (Comparing().Match(text) is not { Success: true } verb || Denied().IsMatch(text[..verb.Index]) || NoDifference().IsMatch(text))
            return;
        var (pair, who) = Sides(text, verb.Index);
        if (pair is null)
            (pair, who) = whole.Value;
        if (pair is null && !verb.Groups["lift"].Success)
            return;
        findings.Checked++;
        var isWrongWay = pair is not null && ((verb.Groups["better"].Success && pair.Difference < 0) || (verb.Groups["worse"].Success && pair.Difference > 0));
        if (pair is null)
            findings.Add(passage, start + verb.Index, BriefFindingKind.Overstated, text, "no comparison with a test stands beside these words");
        else if (isWrongWay || !pair.IsDetected)
            findings.Add(passage, start + verb.Index, BriefFindingKind.Overstated, text, $"{who}: {pair}");
    }

    private (CampaignPair? Pair, string Who) Sides(string text, int verb)
    {
        var cited = BriefSource.In(text).Where(source => source.IsPrior).Select(source => (source.Offset, Campaign: campaigns.ById(source.Name))).Where(mention => mention.Campaign is not null).Select(mention => (mention.Offset, Campaign: mention.Campaign!));
        (int Offset, KnownCampaign Campaign)[] mentions = [.. campaigns.MentionsIn(new BriefNumbers([]).Mask(text)).Concat(cited).OrderBy(mention => mention.Offset)];
        var after = mentions.Where(mention => mention.Offset > verb).Select(mention => mention.Campaign).FirstOrDefault();
        var before = mentions.Where(mention => mention.Offset < verb && mention.Campaign != after).Select(mention => mention.Campaign).LastOrDefault();
        var (first, second) = after is null ? (campaigns.Own, before == campaigns.Own ? null : before) : (before ?? campaigns.Own, after);
        if (second is not null && first != second)
            return (CampaignPair.Of(first, second), $"{first.Summary.Passed}/{first.Summary.Valid} of {first.ModelName} and {second.Summary.Passed}/{second.Summary.Valid} of {second.ModelName}");
        BriefNumber[] scores = [.. new BriefNumbers(campaigns.Names).In(text).Where(number => number.Kind == NumberKind.Fraction && number.Other >= SmallestScore && number.Value <= number.Other)];
        return scores.Length < 2
            ? (null, "")
            : (CampaignPair.OfTotals((int)scores[0].Value, (int)scores[0].Other, (int)scores[1].Value, (int)scores[1].Other), $"{scores[0].Text} and {scores[1].Text}");
    }

    private void Consistency(BriefPassage passage, (int Start, int End) sentence, string text, BriefSubjects subjects)
    {
        if (Always().Match(text) is not { Success: true } word || Denied().IsMatch(text[..word.Index]) || Ended().Match(text) is not { Success: true } ended)
            return;
        var fails = ended.Groups["fail"].Success != word.Value.Equals("never", StringComparison.OrdinalIgnoreCase);
        var whose = campaigns.MentionsIn(text).Select(mention => mention.Campaign).FirstOrDefault(campaign => campaign != campaigns.Own) ?? campaigns.Own;
        var results = whose.Summary.ToResults();
        string?[] about = [.. subjects.TasksIn(sentence.Start, sentence.End).DefaultIfEmpty(null)];
        findings.Checked++;
        foreach (var task in about)
        {
            var passed = results.PassesOf(task);
            var valid = results.TotalsOnly is null ? results.RunsOf(task).Count(run => run.Outcome.Kind != Outcomes.OutcomeKind.Invalid) : task is null ? whose.Summary.Valid : whose.Manifest.RunsPerTask;
            if (passed == (fails ? 0 : valid) && valid > 0)
                continue;
            findings.Add(passage, sentence.Start + word.Index, BriefFindingKind.Overstated, text, passed is null
                ? $"{task} of {whose.ModelName} was not published"
                : string.Create(CultureInfo.InvariantCulture, $"{task ?? "the suite"} passed in {passed}/{valid} runs"));
            return;
        }
    }

    private void Predictions(BriefPassage passage, int start, string text)
    {
        if (campaigns.Own.Summary.Predictions is not { Scored: > 0 } score || Correct().Match(text) is not { Success: true } match || text.Contains("lenient", StringComparison.OrdinalIgnoreCase))
            return;
        if (match.Groups[2].Value != score.Scored.ToString(CultureInfo.InvariantCulture) || match.Groups[1].Value != score.Lenient.ToString(CultureInfo.InvariantCulture) || score.Lenient == score.Strict)
            return;
        findings.Checked++;
        findings.Add(passage, start + match.Index, BriefFindingKind.Overstated, match.Value, string.Create(CultureInfo.InvariantCulture,
            $"{score.Lenient}/{score.Scored} counts what exceeded in the good direction; correct are {score.Strict}/{score.Scored} ({PredictionTable.File}). Say 'leniently'."));
    }

    [GeneratedRegex(
        @"\b(?<better>beats?|outperform(s|ed)?|surpass(es|ed)?|(is|was|does|did|performs?|performed) (clearly |significantly |much )?better than|superior to|improve[sd]? (on|upon|over))\b"
        + @"|\b(?<worse>(is|was|does|did|performs?|performed) (clearly |significantly |much )?worse than|loses to|trails|inferior to)\b"
        + @"|\b(?<lift>lift is real|real (lift|gain|improvement)|(gain|improvement|difference) is real)\b|\b(confirm(s|ed|ing)?|proves?|proved|demonstrate[sd]?|significant(ly)?)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Comparing();

    [GeneratedRegex(@"\b(not|nor|neither|cannot|no|without)\b|n't\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\bno (difference|loss|change)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoDifference();

    [GeneratedRegex(@"\b(consistently|always|reliably|invariably|every time|in every run|in all runs|never)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Always();

    [GeneratedRegex(@"\b((?<fail>fail(s|ed|ing)?)|pass(es|ed|ing)?|solve[sd]?|succeed(s|ed)?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\b([0-9]{1,6})\s?(?:/|of)\s?([0-9]{1,6})(?: predictions)?(?: (?:were|are))? (?:correct|right)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Correct();
}
