using Harness.Campaigns.Reports;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Harness.Campaigns.Tests.Reports;

/// <summary>Sink: <c>report.md</c> and the job summary, as a Markdown parser with GitHub's extensions reads them.</summary>
public sealed class HostileMarkdownTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseMathematics().UseFootnotes().Build();

    public static IEnumerable<TheoryDataRow<string>> Samples => HostileText.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_text_is_read_as_text(string sample)
    {
        var escaped = MarkdownText.Escape(HostileText.Of(sample));

        var parsed = Markdown.Parse(escaped, GitHub);

        Markup(parsed).Should().BeEmpty(escaped);
        parsed.Should().HaveCountLessThanOrEqualTo(1, "it is one paragraph");
        parsed.Should().AllBeOfType<ParagraphBlock>();
        HostileText.Harm(escaped, 5_000).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_text_is_a_single_cell_of_a_table(string sample)
    {
        var text = MarkdownText.Escape(HostileText.Of(sample));
        var parsed = Markdown.Parse($"| a | b |\n|---|---|\n| {text} | last |\n", GitHub);

        var row = parsed.OfType<Table>().Should().ContainSingle().Which.OfType<TableRow>().Last();
        row.Should().HaveCount(2);
        Markup(parsed).Should().BeEmpty(text);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_report_has_the_blocks_and_links_that_it_has_for_harmless_text(string sample)
    {
        var harmless = MarkdownReport.Write(HostileCampaign.Of("x"));
        var report = MarkdownReport.Write(HostileCampaign.Of(HostileText.Of(sample)));

        Blocks(report).Should().Equal(Blocks(harmless));
        Markup(Markdown.Parse(report, GitHub)).Except(["EmphasisInline", "link transcript x", "link diff x"]).Should().BeEmpty();
        HostileText.Harm(report, 20_000).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Nobody_is_mentioned_and_no_issue_is_named(string sample)
    {
        var page = Markdown.ToHtml(MarkdownText.Escape(HostileText.Of(sample)), GitHub);

        // As GitHub looks for them: in the text of the finished page.
        System.Net.WebUtility.HtmlDecode(page).Should().NotMatchRegex("[@#][A-Za-z0-9]");
    }

    private static List<string> Blocks(string report) =>
        [.. Markdown.Parse(report, GitHub).Descendants().Where(node => node is Block and not (ParagraphBlock or LinkReferenceDefinitionGroup)).Select(node => node.GetType().Name)];

    private static IEnumerable<string> Markup(MarkdownDocument document) => document.Descendants()
        .Where(node => node is Inline and not (LiteralInline or ContainerInline { Parent: null } or HtmlEntityInline) and not Markdig.Extensions.Tables.PipeTableDelimiterInline || node is HtmlBlock)
        .Select(node => node is LinkInline link ? $"link {(link.FirstChild as LiteralInline)?.Content} {link.Url}" : node.GetType().Name);
}
