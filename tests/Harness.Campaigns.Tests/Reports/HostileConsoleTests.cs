using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Reports;

/// <summary>Sink: the terminal, and the log of a build server.</summary>
public sealed class HostileConsoleTests
{
    private const int LongestLine = 1_000;

    public static IEnumerable<TheoryDataRow<string>> Samples => HostileText.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_line_of_text_does_nothing(string sample) =>
        HostileText.Harm(PlainText.OneLine(HostileText.Of(sample)), int.MaxValue).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_text_that_was_cut_is_short_in_columns_and_in_characters(string sample)
    {
        var text = PlainText.Fit(HostileText.Of(sample), 100);

        PlainText.Width(text).Should().BeLessThanOrEqualTo(100);
        HostileText.Harm(text, 500).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Lines_of_text_are_few_and_do_nothing(string sample)
    {
        string[] lines = [.. PlainText.Lines(HostileText.Of(sample), HostileText.Of(sample))];

        lines.Should().HaveCountLessThanOrEqualTo(201);
        HostileText.Harm(string.Join('\n', lines), 2_000).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_live_line_is_one_line(string sample)
    {
        var text = HostileText.Of(sample);
        var line = new LiveLine(Ink.Plain, 160).Of(Sample.Failed() with { Name = text, FailedChecks = [new FailedCheck(text, [text])] }, 1, 30);

        line.Should().StartWith("  [ 1/30] FAIL  task_01");
        line.Should().NotContain("\n");
        HostileText.Harm(line, LongestLine).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_table_keeps_its_lines(string sample)
    {
        var harmless = Table("x").Length;
        var table = Table(HostileText.Of(sample));

        table.Should().HaveCount(harmless);
        HostileText.Harm(string.Join('\n', table), LongestLine).Should().BeEmpty();
    }

    [Fact]
    public void A_text_that_only_looks_like_a_command_stays_readable()
    {
        PlainText.OneLine("std::vector and a::b").Should().Be("std::vector and a::b");
        PlainText.OneLine("::error::x").Should().Be(": :error::x");
        PlainText.OneLine("a ##vso[x]").Should().Be("a ## vso[x]");
        PlainText.OneLine("## heading [x]").Should().Be("## heading [x]");
    }

    [Theory]
    [InlineData("Việt Nam")]
    [InlineData("नमस्ते")]
    [InlineData("สวัสดี")]
    [InlineData("e\u0301\u0323")]
    public void The_marks_that_languages_need_stay(string text) => PlainText.OneLine(text).Should().Be(text);

    private static string[] Table(string text) => [.. new ConsoleTable(Ink.Plain).Lines(HostileCampaign.Of(text))];
}
