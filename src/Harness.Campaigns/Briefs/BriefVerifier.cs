using Harness.Campaigns.Records;

namespace Harness.Campaigns.Briefs;

/// <summary>
/// Checks a published text against the campaign that it is about: each number with a source is computed again from that source, each
/// observed number needs one, and words that the numbers do not carry are named. What is in a quotation or in code is not checked.
/// </summary>
public static class BriefVerifier
{
    /// <summary>Findings that are reported; the rest is counted.</summary>
    public const int MostFindings = 500;

    /// <summary>Characters of a text.</summary>
    public const int LongestBrief = BriefText.Longest;

    /// <summary>Checks a brief. Writes nothing.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="file">The name of the text in messages.</param>
    /// <param name="campaign">The campaign that it is about; sources are looked for in it, and nowhere above.</param>
    /// <param name="roots">Folders with the campaigns that it may compare with; those beside the campaign come first.</param>
    /// <exception cref="CampaignFormatException">The campaign cannot be trusted, or the text is none.</exception>
    public static BriefVerification Verify(string markdown, string file, CampaignFolder campaign, params IReadOnlyList<string> roots)
    {
        var text = BriefText.Parse(markdown, file);
        var campaigns = BriefCampaigns.Find(campaign, roots);
        var tasks = campaigns.Own.Summary.Tasks.ToDictionary(task => task.Task, task => task.Name);
        var findings = new BriefFindings();
        var claims = new ClaimCheck(new BriefNumbers(campaigns.Names), new BriefSources(campaigns), tasks, findings);
        var architectures = new ArchitectureCheck(campaigns, findings);
        var percents = new PercentCheck(campaigns, findings);
        var words = new WordCheck(campaigns, tasks, findings);
        var outcomes = new OutcomeCheck(campaigns.Own, tasks, findings);
        foreach (var passage in text.Passages)
        {
            architectures.Check(passage);
            Check(passage, new ClaimContext());
        }

        var tables = new TableCheck(campaigns, architectures, findings);
        foreach (var table in text.Tables)
            tables.Check(table, Check);
        if (text.Unended is { } block)
            findings.Add(block, 0, BriefFindingKind.NotChecked, block.Text, "this block of code or comment never ends, so nothing behind it was checked");
        return findings.ToVerification();

        void Check(BriefPassage passage, ClaimContext context)
        {
            words.Check(passage);
            outcomes.Check(passage, context);
            var judged = percents.Check(passage).ToHashSet();
            claims.Check(passage, context, judged.Contains);
        }
    }

    /// <summary>The campaign that a brief names: the id behind <c>campaign</c> in its table of facts; null when it names none.</summary>
    public static string? CampaignOf(string markdown, string file) => BriefText.Parse(markdown, file).Tables
        .SelectMany(table => table.Rows)
        .Where(row => row.Count > 1 && row[0].Text.Trim(' ', '*').Equals("campaign", StringComparison.OrdinalIgnoreCase))
        .Select(row => row[1].Text.Trim(' ', '`', '*'))
        .FirstOrDefault(CampaignPaths.IsCampaignId);
}
