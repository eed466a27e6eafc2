namespace Harness.Campaigns.Tests.Briefs;

/// <summary>Code and comments are left out; nothing that a reader sees as text may hide among them.</summary>
public sealed class UncheckedBlocksTests
{
    private const string False = "[Observed] 23/30 (verified: pass_rate_by_task.csv).";

    [Theory]
    [InlineData("```x``` is code within a line\n\n")]
    [InlineData("````\n```\n````\n\n")]
    [InlineData("````\n```text\n`````\n\n")]
    [InlineData("```\n``` not an end\n```\n\n")]
    [InlineData("~~~ `info`\n```\n~~~\n")]
    [InlineData("<!-- a comment --> ")]
    [InlineData("<!--\na comment\n--> ")]
    [InlineData("<!--> ")]
    [InlineData("<!-- a --!> ")]
    [InlineData("<!-- a --> <!-- b -->\n\n")]
    [InlineData("- ```\n  code\n  ```\n\n")]
    [InlineData("- item\n  ```\n  code\n")]
    [InlineData("1. item\n\n   ```\n   code\n   ```\n")]
    [InlineData("text\n\n    ```\n\n")]
    [InlineData("\t```\n\n")]
    [InlineData("\u00A0```\n\n")]
    [InlineData("- - - -\n  ```\ncode\n  ```\n")]
    [InlineData("    <!--\n\n")]
    [InlineData("<div>\n```\n")]
    [InlineData("text\n</DETAILS\n~~~\n")]
    [InlineData("- <table class=\"a\">\n  ```\n  ")]
    [InlineData("<b title='x'>\n```\n")]
    [InlineData("text\n<b>\n\n```\ncode\n\n```\n")]
    [InlineData("<div>\n\n```\ncode\n\nmore\n```\n")]
    [InlineData("- <div>\n```\ncode\n\nmore\n```\n")]
    [InlineData("<b>x</b> is no block\n```\ncode\n\nmore\n```\n")]
    [InlineData("<pre>\n\n```\n")]
    [InlineData("<?x\n\n```\n")]
    [InlineData("<search\n```\n")]
    [InlineData("text\n2. ```\n   ")]
    [InlineData("text\n01) ~~~\n    ")]
    [InlineData("- text\n  2. ```\n     ")]
    [InlineData("===\n2. ```\n   ")]
    [InlineData("| a\n2. ```\n   ")]
    [InlineData("text\n*\n  ```\ncode\n  ```\n")]
    public void What_is_shown_as_text_behind_code_or_a_comment_is_checked(string before) =>
        Brief.Found(before + False).Should().Contain("DoesNotHold 23/30");

    [Theory]
    [InlineData("```\n", "\n```")]
    [InlineData("```csharp title\n", "\n````")]
    [InlineData("````\n```\n", "\n```\n````")]
    [InlineData("~~~\n```\n", "\n~~~   ")]
    [InlineData("```\n", "\n    ```\n```")]
    [InlineData("- ```\n  ", "\n  ```")]
    [InlineData("12. item\n\n    ```\n    ", "\n    ```")]
    [InlineData("- a\n  - b\n\n    ```\n\n    ", "\n    ```")]
    [InlineData("a paragraph\n<!-- ", " -->")]
    [InlineData("<!--\n", "\n-->")]
    [InlineData("> ", "")]
    [InlineData("<div>\n\n```\n", "\n```")]
    [InlineData("- <div>\n```\n", "\n```")]
    [InlineData("<https://example.org>\n```\n", "\n```")]
    [InlineData("text\n1. ```\n   ", "\n   ```")]
    [InlineData("text\n- ```\n  ", "\n  ```")]
    [InlineData("1. a\n2. ```\n   ", "\n   ```")]
    [InlineData("text\n\n2. ```\n   ", "\n   ```")]
    public void What_is_code_a_comment_or_a_quotation_is_not_checked(string before, string after) =>
        Brief.Found(before + False + after + "\n\nText.").Should().BeEmpty();

    [Theory]
    [InlineData("Text.\n\n```\n", "3:1 NotChecked ``` |")]
    [InlineData("Text.\n\n  ~~~~\n~~~\n", "3:3 NotChecked ~~~~ |")]
    [InlineData("- ```\n", "1:3 NotChecked ``` |")]
    [InlineData("<!-- begun\n\n", "1:1 NotChecked <!-- begun |")]
    public void A_block_that_never_ends_is_a_finding(string before, string finding) =>
        Brief.Found(before + (before[0] == '-' ? "  " : "") + False).Should().StartWith(finding).And.Contain("nothing behind it was checked");
}
