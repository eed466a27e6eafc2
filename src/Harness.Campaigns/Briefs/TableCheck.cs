using System.Text.RegularExpressions;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Briefs;

/// <summary>Checks the rows of tables: what a row is about, and where its numbers come from, often stands once for all of its cells.</summary>
/// <param name="campaigns">The campaigns that a row may name.</param>
/// <param name="architectures">Checks what is said of models.</param>
/// <param name="findings">Gets what does not hold.</param>
internal sealed partial class TableCheck(BriefCampaigns campaigns, ArchitectureCheck architectures, BriefFindings findings)
{
    public void Check(BriefTable table, Action<BriefPassage, ClaimContext> checkCell)
    {
        var ofTable = Shared(table.Before) ?? Shared(table.After);
        foreach (var row in table.Rows.Where(row => row.Count > 0))
        {
            if (PredictionId().Match(row[0].Text) is { Success: true } id)
                Prediction(table, row, id.Groups[1].Value);
            else
                Row(table, row, ofTable, checkCell);
        }
    }

    private void Row(BriefTable table, IReadOnlyList<BriefPassage> row, BriefSource? ofTable, Action<BriefPassage, ClaimContext> checkCell)
    {
        var named = row.SelectMany(cell => BriefSource.In(cell.Text)).FirstOrDefault();
        var head = string.Join(' ', row.Take(2).Select(cell => cell.Text));
        var task = TaskId().Match(head) is { Success: true } match ? match.Value : "";
        var run = RunId().Match(head) is { Success: true } number ? int.Parse(number.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var campaign = campaigns.MentionsIn(row[0].Text).Select(mention => mention.Campaign).FirstOrDefault();
        if (named is { IsPrior: true } && campaigns.ById(named.Name) is { } prior)
            campaign = prior;
        architectures.Row(table, row, campaign);
        var implied = named is null && ofTable is null ? Implied(table, task, campaign) : null;
        for (var column = 0; column < row.Count; column++)
        {
            var name = table.NameOf(column);
            // What a row is called is no claim, and what a model is was judged above.
            if ((column == 0 && task.Length == 0 && campaign is not null) || name.Contains("architecture", StringComparison.Ordinal))
                continue;
            checkCell(Column(name, row[column]), new ClaimContext(named ?? ofTable ?? implied, task, run, name, implied is not null));
        }
    }

    private static BriefSource? Implied(BriefTable table, string task, KnownCampaign? campaign)
    {
        if (task.Length > 0 && table.Header.Any(name => name is "passed" or "score" or "pass rate" or "rate" or "result"))
            return new BriefSource(0, 0, IsPrior: false, CampaignTables.PassRateFile);
        return campaign is not null && table.Header.Any(name => name.Contains("score", StringComparison.Ordinal)) ? new BriefSource(0, 0, IsPrior: true, campaign.Manifest.Id) : null;
    }

    // In a column of dollars a number needs no sign.
    private static BriefPassage Column(string name, BriefPassage cell)
    {
        if (!name.Contains("usd", StringComparison.Ordinal) || cell.Text.Contains('$', StringComparison.Ordinal) || !BareNumber().IsMatch(cell.Text))
            return cell;
        var (_, line, column) = cell.Starts[0];
        return new BriefPassage("$" + cell.Text.Trim(), [(0, line, column)], cell.Tag);
    }

    private void Prediction(BriefTable table, IReadOnlyList<BriefPassage> row, string id)
    {
        if (campaigns.Own.Summary.Predictions is not { } score)
        {
            findings.Add(row[0], 0, BriefFindingKind.SourceMissing, row[0].Text, "the campaign has no predictions");
            return;
        }

        var expected = score.Predictions.Where(one => one.Prediction.Id == id)
            .Select(one => new Dictionary<string, string?>
            {
                ["expected"] = one.Prediction.Expected.ToString(),
                ["actual"] = PredictionTable.Actual(one.Actual),
                ["result"] = PredictionTable.WordOf(one.Result),
                ["strict"] = one.IsScored ? (one.IsStrictlyCorrect ? "correct" : "wrong") : "not scored",
                ["lenient"] = one.IsScored ? (one.IsLenientlyCorrect ? "correct" : "wrong") : "not scored",
            })
            .Concat(score.Conditions.Where(one => one.Condition.Id == id).Select(one => new Dictionary<string, string?>
            {
                ["when"] = one.Condition.Range.ToString(),
                ["actual"] = PredictionTable.Actual(one.Actual),
                ["state"] = PredictionTable.WordOf(one.State),
                ["result"] = PredictionTable.WordOf(one.State),
            }))
            .FirstOrDefault();
        if (expected is null)
        {
            findings.Add(row[0], 0, BriefFindingKind.SourceMissing, id, $"{PredictionTable.File} has no {id}");
            return;
        }

        for (var column = 1; column < row.Count; column++)
        {
            if (!expected.TryGetValue(table.NameOf(column), out var said) || said is null)
                continue;
            findings.Checked++;
            var cell = row[column].Text.Replace("*", "", StringComparison.Ordinal).Trim();
            if (!(table.NameOf(column) is "expected" or "when" ? HasItsNumbers(cell, said) : SaysTheSame(cell, said)))
                findings.Add(row[column], 0, BriefFindingKind.DoesNotHold, $"{id} {table.NameOf(column)}: {cell}", $"{PredictionTable.File} says {said}");
        }
    }

    // What was expected may be said in other words.
    private static bool HasItsNumbers(string cell, string said) =>
        Digits().Matches(said).All(number => Digits().Matches(cell).Any(stated => stated.Value == number.Value));

    private static bool SaysTheSame(string cell, string said) =>
        !cell.Any(char.IsAsciiLetterOrDigit)
        || (said.Any(char.IsAsciiDigit) && !cell.Any(char.IsAsciiDigit))
        || cell.Equals(said, StringComparison.OrdinalIgnoreCase)
        || (cell.StartsWith(said, StringComparison.OrdinalIgnoreCase) && cell.Length > said.Length && cell[said.Length] is ' ' or ',' or ';')
        || (Fraction().Match(cell) is { Success: true } fraction && fraction.Groups[1].Value == said)
        || (decimal.TryParse(said, System.Globalization.CultureInfo.InvariantCulture, out var value)
            && decimal.TryParse(cell.TrimStart('$', '\\'), System.Globalization.CultureInfo.InvariantCulture, out var stated)
            && Math.Round(value, Math.Min(10, (int)stated.Scale), MidpointRounding.AwayFromZero) == stated);

    private static BriefSource? Shared(BriefPassage? passage) =>
        passage is not null && passage.Text.Contains("every row", StringComparison.OrdinalIgnoreCase) && BriefSource.In(passage.Text) is [var source, ..] ? source : null;

    [GeneratedRegex(@"^\s*\*{0,2}([PF][0-9]{1,4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex PredictionId();

    [GeneratedRegex(@"\btask_[a-z0-9_]{1,60}", RegexOptions.CultureInvariant)]
    private static partial Regex TaskId();

    [GeneratedRegex(@"\brun ?([0-9]{1,6})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RunId();

    [GeneratedRegex(@"^\s*[0-9]*\.?[0-9]+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex BareNumber();

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex("^([0-9]{1,9})/[0-9]{1,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();
}
