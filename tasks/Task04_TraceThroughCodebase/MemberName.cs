using System.Text.RegularExpressions;

namespace Harness.Tasks.Task04_TraceThroughCodebase;

/// <summary>
/// Compares names of members as people write them: <c>Type.Member</c>, with as much of the namespace as they like, with or
/// without a parameter list, joined by <c>.</c>, <c>::</c> or <c>#</c>, as a documentation id, between backticks, behind modifiers.
/// </summary>
public static partial class MemberName
{
    /// <summary>Whether the text names the member, and nothing beside it.</summary>
    /// <param name="text">As the model wrote it.</param>
    /// <param name="full">Namespace, type and member.</param>
    public static bool Matches(string text, string full)
    {
        var form = Form().Match(text.Trim().Trim('`').Trim());
        if (!form.Success)
            return false;

        var parts = form.Groups["name"].Value
            .Replace("::", ".", StringComparison.Ordinal)
            .Replace('#', '.')
            .Split('.');
        var wanted = full.Split('.');
        return parts.Length >= 2 && parts.Length <= wanted.Length && parts.SequenceEqual(wanted.TakeLast(parts.Length));
    }

    [GeneratedRegex(
        """
        ^ ( [MP]: | global:: )?
          ( ( public | protected | internal | private | static | virtual | override | sealed | int | string | BookingOverview ) \s+ )*
          (?<name> \w+ ( ( \. | :: | \# ) \w+ )+ )
          \s* ( \( \s* ( \.\.\. | … | "[\w-]+" | [\w.?]+ ( \s+ \w+ )? ( \s* , \s* [\w.?]+ ( \s+ \w+ )? )* )? \s* \) )?
          ( \s* : \s* ( int | string ) )? $
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
