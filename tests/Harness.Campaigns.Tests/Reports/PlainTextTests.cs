using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Reports;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("\e[2J\e[1;31mred\e[0m", "red")]
    [InlineData("\e]0;title\arest", "rest")]
    [InlineData("\e]8;;http://e.vil\e\\link\e]8;;\e\\", "link")]
    [InlineData("\u009b31mred", "red")]
    [InlineData("\e]0;never ended", "0;never ended")]
    [InlineData("a\r\n\tb\0c", "a b c")]
    [InlineData("a\u202Eb\u200Bc\u2066d", "abcd")]
    [InlineData("a\u2028b", "a b")]
    [InlineData("größe ✓ 模型", "größe ✓ 模型")]
    public void Hostile_text_becomes_one_harmless_line(string text, string expected) => PlainText.OneLine(text).Should().Be(expected);

    [Fact]
    public void Half_a_character_becomes_a_whole_one() => PlainText.OneLine("half \ud83d").Should().Be("half \ufffd");

    [Fact]
    public void Nothing_that_a_terminal_acts_on_survives()
    {
        var everything = string.Concat(Enumerable.Range(0, 0x3000).Select(c => (char)c));

        PlainText.OneLine(everything).Should().NotContainAny([.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(c => ((char)c).ToString())]);
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abc...")]
    [InlineData("模型模型", 7, "模型...")]
    [InlineData("abc", 2, "..")]
    public void A_long_text_is_cut_to_the_width_of_the_terminal(string text, int width, string expected) =>
        PlainText.Fit(text, width).Should().Be(expected);

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("模型", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("😀", 2)]
    public void The_width_is_counted_in_columns(string text, int columns) => PlainText.Width(text).Should().Be(columns);

    [Fact]
    public void A_megabyte_of_escapes_is_cleaned_in_linear_time()
    {
        var hostile = string.Concat(Enumerable.Repeat("\e]\u009d", 400_000));
        var clean = () => { PlainText.OneLine(hostile); };

        clean.ExecutionTime().Should().BeLessThan(TimeSpan.FromSeconds(10));
    }
}
