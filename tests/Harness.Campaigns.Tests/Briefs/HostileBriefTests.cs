using System.Diagnostics;
using System.Text;
using Harness.Campaigns.Briefs;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Tests.Seed;

namespace Harness.Campaigns.Tests.Briefs;

/// <summary>A brief is text of a stranger.</summary>
public sealed class HostileBriefTests : IDisposable
{
    private const int Seed = 20260519;

    private static readonly string[] Pieces =
    [
        "[Observed]", "[Speculation]", "(verified: pass_rate_by_task.csv)", "(verified: ../../x)", "(verified: ", "(prior campaign: devstral-2-123b-agentic-core-v1-2026)",
        "(prior campaign: \u202E)", "22/30", "99999999999999999999/3", "1/0", "0/0", "$0.039", "$", "\\$1,000,000.5", "73.3 %", "[.56, .86]", "[", "p = .04", "p < .0001", "task_09", "task_",
        "run2 wrong_answer", "run999999999999 passed", "P1", "F4", "| a | b |", "|---|---|", "|", "\n", "\n\n", "```", "<!--", "-->", "> ", "- ", "# ", "beats", "Devstral 2", "consistently", "fails",
        "40 % lower total parameter count", "4/6 correct", "\u001b[31m", "\ud800", "é", "🙂", "0.6 s", "3 tool calls", ". ", "`", "|task|passed|\n|-|-|\n|task_01|2/3|", "Dense", "confirms", "79228162514264337593543950335",
    ];

    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Whatever_stands_in_a_brief_is_checked_or_refused_by_name()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 400; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 60); length > 0; length--)
                text.Append(random.Next(12) == 0 ? ((char)random.Next(0x20, 0x3000)).ToString() : Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? "" : " ");
            var brief = text.ToString();

            var check = () => Brief.Verify(brief);

            try
            {
                check().Findings.All(f => f.Line >= 1 && f.Column >= 1 && !f.Text.Any(char.IsControl) && !f.Problem.Any(char.IsControl)).Should().BeTrue(brief);
            }
            catch (CampaignFormatException e)
            {
                e.Message.Should().StartWith("brief.md", brief);
            }
        }
    }

    [Theory]
    [InlineData(1 << 20, "line 1")]
    [InlineData(2 << 20, "2097152 characters")]
    public void A_line_without_an_end_is_refused(int length, string problem) =>
        Verifying(new string('1', length)).Should().Throw<CampaignFormatException>().WithMessage($"brief.md*{problem}*");

    [Fact]
    public void A_control_character_is_refused_with_its_place() =>
        Verifying("fine\nnot\0fine").Should().Throw<CampaignFormatException>().WithMessage("brief.md, line 2:*character 4*U+0000*");

    [Fact]
    public void Nesting_and_repetition_cost_what_their_length_costs()
    {
        var clock = Stopwatch.StartNew();

        foreach (var piece in new[] { "[", "((((", "- > ", "**", "22/30 ", "task_01 1/3 ", "run2, ", "1,000", "Devstral 2 ", "|", "(verified: " })
            Brief.Verify("[Observed] " + string.Concat(Enumerable.Repeat(piece, 19_000 / piece.Length)));

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(1), "nothing here is more than a few thousand words");
    }

    [Fact]
    public void A_source_that_was_edited_is_named_also_when_its_hash_was_forged()
    {
        SeedWriter.Write(_root.Path);
        var folder = CampaignFolder.Open(Path.Combine(_root.Path, SeedCampaign.Id));
        var table = folder.PathOf(CampaignTables.PassRateFile);
        File.WriteAllText(table, File.ReadAllText(table).Replace("task_09,know_when_to_stop,3,3,1", "task_09,know_when_to_stop,3,3,3", StringComparison.Ordinal));

        Found(folder, "[Observed] 24/30 (verified: pass_rate_by_task.csv).").Should().Contain("SourceChanged").And.Contain("its SHA-256 is not the one").And.NotContain("DoesNotHold", "the file says so");
        CampaignReport.Seal(folder);
        Found(folder, "[Observed] 24/30 (verified: pass_rate_by_task.csv).").Should().Contain("SourceChanged").And.Contain("not what the records");
    }

    [Fact]
    public void A_prior_campaign_that_was_edited_is_named()
    {
        SeedWriter.Write(_root.Path);
        File.AppendAllText(Path.Combine(_root.Path, PriorCampaigns.Devstral2, "report.md"), "better");

        Found(CampaignFolder.Open(Path.Combine(_root.Path, SeedCampaign.Id)), $"[Observed] 27/30 (prior campaign: {PriorCampaigns.Devstral2}).").Should().Contain("SourceChanged").And.Contain("its report.md is not the one that was sealed");
    }

    [Fact]
    public void A_link_out_of_the_campaign_is_not_followed()
    {
        SeedWriter.Write(_root.Path);
        var folder = CampaignFolder.Open(Path.Combine(_root.Path, SeedCampaign.Id));
        var outside = Path.Combine(_root.Path, "secret.csv");
        File.Move(folder.PathOf(CampaignTables.PassRateFile), outside);
        File.CreateSymbolicLink(folder.PathOf(CampaignTables.PassRateFile), outside);

        Found(folder, "[Observed] 22/30 (verified: pass_rate_by_task.csv).").Should().Contain("SourceMissing").And.Contain("is a link");
    }

    [Fact]
    public void The_skeleton_of_a_campaign_with_hostile_text_and_gaps_holds()
    {
        var folder = SampleCampaign.WriteTo(_root.Path);
        CampaignReport.Write(folder);

        var brief = CampaignBrief.Write(folder);

        brief.Should().NotContain("<script>").And.NotContain("\e").And.Contain("[Unobserved] task_09 run2");
        BriefVerifier.Verify(brief, "brief.md", folder).Findings.Should().BeEmpty(brief);
    }

    private static string Found(CampaignFolder folder, string markdown) =>
        string.Join('\n', BriefVerifier.Verify(markdown, "brief.md", folder).Findings.Select(f => $"{f.Kind} {f.Problem}"));

    private static Action Verifying(string markdown) => () => Brief.Verify(markdown);
}
