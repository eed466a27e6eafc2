using System.Globalization;
using System.Text;

namespace Harness.Campaigns.Tests;

/// <summary>
/// What a model may write, name a file, name a test, or print, to do something to whoever looks: one list for all places where such text
/// is shown. Compiled into the tests of each of those places.
/// </summary>
public static class HostileText
{
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["colour and cursor"] = "\e[31m\e[2J\e[H\e[1Apassed",
        ["window title"] = "\e]0;owned\apassed",
        ["hyperlink"] = "\e]8;;http://e.vil/\e\\click\e]8;;\e\\",
        ["clipboard"] = "\e]52;c;cm0gLXJmIH4=\a",
        ["device control"] = "\eP+q544e\e\\\e_command\e\\\e^private\e\\",
        ["eight-bit controls"] = "\u009b31m\u009d0;owned\u009c\u0090x\u009c\u0085next",
        ["escape without end"] = "\e]0;never ended",
        ["nested escapes"] = "\e\e[0m[31m\e[\e[0m31m",
        ["bidirectional"] = "\u202Egnp.exe\u202C \u2066isolate\u2069 \u200F\u061C",
        ["zero width"] = "pass\u200B\u200C\u200D\u2060\uFEFF\u00ADed\u034F\u3164\uFFA0",
        ["tags"] = "ok\U000E0041\U000E0042\uFE01\U000E0100",
        ["carriage return"] = "FAIL\rpassed, 1 turn",
        ["backspace"] = "FAIL\b\b\b\bpass\u007F",
        ["line breaks"] = "x\n\n# passed\r\n- passed\vpassed\fpassed\u2028passed\u2029passed",
        ["stacked accents"] = "e" + new string('\u0301', 5_000),
        ["workflow command"] = "::error file=a.cs,line=1::forged",
        ["workflow command after white space"] = " \t::set-output name=x::forged",
        ["workflow command on a second line"] = "reason\n::add-mask::a\n  ::stop-commands::token",
        ["older workflow command"] = "x ##[error]forged ##[add-path]/tmp",
        ["pipeline command"] = "##vso[task.setvariable variable=PATH]/tmp\nx ##VSO[task.complete result=Succeeded]done",
        ["another server's command"] = "##teamcity[buildStatus status='SUCCESS']",
        ["bars and backticks"] = "a | b `c` ``` | --- |\n| d | e |",
        ["script"] = "<script>alert(1)</script><!-- --><svg/onload=alert(1)>",
        ["image with a handler"] = "<img src=x onerror=alert(1)>&lt;b&gt;",
        ["script link"] = "[x](javascript:alert(1)) [y]: http://e.vil\n[z](<http://e.vil>)",
        ["tracking image"] = "![](http://e.vil/pixel.png)![a][b]",
        ["bare addresses"] = "https://e.vil www.e.vil a@e.vil <https://e.vil> ftp://e.vil",
        ["mentions"] = "@everyone @octocat/team #1 owner/repo#2",
        ["lists and headings"] = "- [x] done",
        ["numbered list"] = "1. done",
        ["underlined heading"] = "===",
        ["emphasis"] = "**b** __b__ *i* ~~s~~ $x$ \\*",
        ["formula"] = "=HYPERLINK(\"http://e.vil\",\"click\")",
        ["other formulas"] = "+1+cmd|'/c calc'!A1",
        ["minus"] = "-2+3+cmd|' /c calc'!A0",
        ["at"] = "@SUM(1+1)*cmd|' /c calc'!A0",
        ["full-width formula"] = "＝1+1",
        ["formula after a tab"] = "\t=1+1",
        ["formula after a carriage return"] = "\r=1+1",
        ["formula behind invisible characters"] = "\u200B\0=1+1",
        ["formula in the next cell"] = "x,=1+1;=1+1\t=1+1|=1+1; =1+1",
        ["quotes"] = "\"\"\",\"=1+1\"\n\"=1+1",
        ["half characters"] = "\ud83d x \udc00",
        ["nothing"] = "a\0b\0",
        ["a long line"] = new string('x', 1 << 17),
        ["many lines"] = string.Concat(Enumerable.Repeat("line\n", 20_000)),
        ["many escapes"] = string.Concat(Enumerable.Repeat("\e]\u009d\e[", 20_000)),
    };

    /// <summary>The names of the samples, for theories.</summary>
    public static IEnumerable<TheoryDataRow<string>> Names => Samples.Keys.Select(name => new TheoryDataRow<string>(name));

    public static string Of(string name) => Samples[name];

    /// <summary>What a terminal or the log of a build server would act on, or does not show as it is; empty when there is nothing.</summary>
    /// <param name="output">What was printed; lines end with LF.</param>
    /// <param name="longestLine">Characters.</param>
    public static IEnumerable<string> Harm(string output, int longestLine)
    {
        foreach (var rune in output.EnumerateRunes().Where(rune => rune.Value != '\n').Distinct())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                yield return $"U+{rune.Value:X4}";
        }

        for (var i = 0; i < output.Length; i++)
        {
            if (char.IsSurrogate(output[i]) && !char.IsSurrogatePair(output, i++))
                yield return "half a character";
        }

        foreach (var line in output.Split('\n'))
        {
            if (line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal)
                || line.Contains("##vso[", StringComparison.OrdinalIgnoreCase) || line.Contains("##teamcity[", StringComparison.OrdinalIgnoreCase))
                yield return "a command: " + line;
            if (line.Length > longestLine)
                yield return $"a line of {line.Length} characters";
        }
    }
}
