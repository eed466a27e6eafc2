using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Reports;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("`code`", "\\`code\\`")]
    [InlineData("<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;")]
    [InlineData("&lt;", "&amp;lt;")]
    [InlineData("[a](javascript:x)", "\\[a\\](javascript:x)")]
    [InlineData("![i](u)", "\\!\\[i\\](u)")]
    [InlineData("https://e.vil", "https&#58;//e.vil")]
    [InlineData("WWW.e.vil", "www&#46;e.vil")]
    [InlineData("@team", "&#64;&#8203;team")]
    [InlineData("#12 C#", "\\#&#8203;12 C\\#")]
    [InlineData("- [x] a", "\\- \\[x\\] a")]
    [InlineData("2. a", "2\\. a")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("a\n\n# head", "a \\# head")]
    [InlineData("task_01 _em_ __init__", "task_01 \\_em\\_ \\_\\_init\\_\\_")]
    [InlineData("\\|", "\\\\\\|")]
    [InlineData("$x$", "\\$x\\$")]
    [InlineData("\e[31mred", "red")]
    public void Hostile_text_is_never_markup(string text, string expected) => MarkdownText.Escape(text).Should().Be(expected);

    [Theory]
    [InlineData("transcripts/task_01/run1.jsonl", "[t](transcripts/task_01/run1.jsonl)")]
    [InlineData("../x", "t: ../x")]
    [InlineData("/etc/passwd", "t: /etc/passwd")]
    [InlineData("x) [y](z", "t: x) \\[y\\](z")]
    public void Only_files_of_the_campaign_become_links(string path, string expected) => MarkdownText.FileLink("t", path).Should().Be(expected);
}
