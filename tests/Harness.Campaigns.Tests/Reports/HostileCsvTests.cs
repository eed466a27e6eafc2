using System.Globalization;
using System.Text;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Reports;

/// <summary>Sink: tables for spreadsheets, in English and in the languages that part cells with semicolons.</summary>
public sealed class HostileCsvTests
{
    private const string FormulaStarts = "=+-@＝＋－＠\t\r";

    public static IEnumerable<TheoryDataRow<string>> Samples => HostileText.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_text_is_a_single_cell_and_no_formula(string sample)
    {
        var csv = new CsvWriter("first", "text", "last");
        csv.Row(1, HostileText.Of(sample), true);
        csv.Row(2, "plain", false);

        var rows = Parse(csv.ToString(), ',');

        rows.Should().HaveCount(3);
        rows.Should().AllSatisfy(row => row.Should().HaveCount(3));
        rows[1][0].Should().Be("1");
        rows[1][2].Should().Be("true");
        Formulas(rows).Should().BeEmpty();
        HostileText.Harm(csv.ToString(), 32_767).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_spreadsheet_that_parts_cells_elsewhere_finds_no_formula_either(string sample)
    {
        var csv = new CsvWriter("first", "text", "last");
        csv.Row("a", HostileText.Of(sample), "b");

        foreach (var separator in ";|\t")
            Formulas(Parse(csv.ToString(), separator)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_tables_of_a_campaign_keep_their_rows(string sample)
    {
        var harmless = HostileCampaign.Of("x");
        var hostile = HostileCampaign.Of(HostileText.Of(sample));

        foreach (var table in new Func<CampaignSummary, string>[] { CampaignTables.PassRateByTask, CampaignTables.ToolCallsByTask, CampaignTables.CostBreakdown, CampaignTables.FailureModeHistogram })
        {
            var rows = Parse(table(hostile), ',');
            rows.Select(row => row.Count).Should().Equal(Parse(table(harmless), ',').Select(row => row.Count));
            Formulas(rows).Should().BeEmpty();
        }
    }

    private static IEnumerable<string> Formulas(List<List<string>> rows) => rows.SelectMany(row => row)
        .Select(cell => cell.TrimStart(' '))
        .Where(cell => cell.Length > 0 && FormulaStarts.Contains(cell[0], StringComparison.Ordinal) && !double.TryParse(cell, CultureInfo.InvariantCulture, out _));

    private static List<List<string>> Parse(string csv, char separator)
    {
        List<List<string>> rows = [[]];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                cell.Append(csv[i++]);
            else if (c == '"' && (quoted || cell.Length == 0))
                quoted = !quoted;
            else if (!quoted && (c == separator || c == '\n'))
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                    rows.Add([]);
            }
            else
                cell.Append(c);
        }

        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
