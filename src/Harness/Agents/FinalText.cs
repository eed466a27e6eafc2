using System.Text.RegularExpressions;

namespace Harness.Agents;

/// <summary>What can be read off the model's final text by rule. None of it decides whether a run passed.</summary>
public static partial class FinalText
{
    private const int LooksAt = 20_000;

    /// <summary>The text asks the user something and waits: its last sentence is a question.</summary>
    public static bool AsksBack(string text) =>
        Cut(text).TrimEnd(' ', '\t', '\r', '\n', '*', '_', '"', '\'', ')', '`').EndsWith('?');

    /// <summary>The text says that the work is done, and does not say that it is not.</summary>
    public static bool ClaimsSuccess(string text)
    {
        var cut = Cut(text);
        return Done().IsMatch(cut) && !NotDone().IsMatch(cut);
    }

    /// <summary>The text holds a call of an offered tool, or of any tool in a mark-up that models are trained on.</summary>
    public static bool HoldsToolCall(string text, IEnumerable<string> tools)
    {
        var cut = Cut(text);
        if (CallMarkup().IsMatch(cut))
            return true;
        return NamedCall().Matches(cut).Any(m => tools.Contains(m.Groups["name"].Value, StringComparer.Ordinal))
            && cut.Contains("\"arguments\"", StringComparison.Ordinal) | cut.Contains("\"parameters\"", StringComparison.Ordinal);
    }

    private static string Cut(string text) => text.Length <= LooksAt ? text : text[^LooksAt..];

    [GeneratedRegex(@"\b(done|fixed|complete[d]?|finished|passes|pass now|succeed(s|ed)?|successful(ly)?|implemented|resolved|written|created)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Done();

    [GeneratedRegex(@"(\b(not|never|cannot|unable to|failed to|nothing|none)|n['’]t) (is |was |were |has |have )?(been |be )?(\w+ )?(done|fix(ed)?|complete[d]?|finish(ed)?|pass|succeed|implement(ed)?|resolve[d]?|write|written|create[d]?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NotDone();

    [GeneratedRegex(@"<tool_call>|<function=|<function_call|<invoke name=|<\|tool_call|<\|python_tag\|>|\[TOOL_CALLS\]|<｜tool▁call", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CallMarkup();

    [GeneratedRegex("\"name\"\\s*:\\s*\"(?<name>[A-Za-z0-9_.-]{1,64})\"", RegexOptions.CultureInvariant)]
    private static partial Regex NamedCall();
}
