namespace Harness.Campaigns.Briefs;

/// <summary>Holds what is said of a model's architecture against its maker's description.</summary>
/// <param name="campaigns">The campaigns with what is known of their models.</param>
/// <param name="findings">Gets what contradicts it.</param>
internal sealed class ArchitectureCheck(BriefCampaigns campaigns, BriefFindings findings)
{
    /// <summary>Checks a row of a table. A column that says "as published" beside one that says "per model card" hides nothing.</summary>
    public void Row(BriefTable table, IReadOnlyList<BriefPassage> row, KnownCampaign? campaign)
    {
        var shown = Enumerable.Range(0, row.Count).Where(column => table.NameOf(column).Contains("architecture", StringComparison.Ordinal)).ToArray();
        if (campaign is not null && shown is [var only])
            Judge(row[only], 0, row[only].Text, campaign);
        // The table of a heading has its names in the first column.
        else if (row.Count > 1 && row[0].Text.Trim(' ', '*').Equals("architecture", StringComparison.OrdinalIgnoreCase))
            Judge(row[1], 0, row[1].Text, campaigns.Own);
    }

    /// <summary>Checks sentences that name one model and call it dense or a mixture of experts.</summary>
    public void Check(BriefPassage passage)
    {
        foreach (var (start, end) in BriefSentences.Of(passage.Text))
        {
            var sentence = passage.Text[start..end];
            if (sentence.Contains("as published", StringComparison.OrdinalIgnoreCase) || sentence.Contains("model card", StringComparison.OrdinalIgnoreCase))
                continue;
            if (campaigns.MentionsIn(sentence).Select(mention => mention.Campaign).Distinct().ToArray() is [var campaign])
                Judge(passage, start, sentence, campaign);
        }
    }

    private void Judge(BriefPassage passage, int offset, string text, KnownCampaign campaign)
    {
        var said = Architecture.Of(text).IsDense;
        var card = campaign.Manifest.Published?.ArchitecturePerModelCard;
        if (said is null || Architecture.Of(card).IsDense is not { } isDense)
            return;
        findings.Checked++;
        if (said != isDense)
            findings.Add(passage, offset + (text.Length - text.TrimStart().Length), BriefFindingKind.Overstated, text, $"the model card of {campaign.ModelName} says '{card}' ({campaign.Manifest.Published?.ModelCardSource})");
    }
}
