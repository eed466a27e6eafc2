namespace Harness.Tasks.Task04_TraceThroughCodebase;

/// <summary>Finds where a method is declared in a file that keeps to the workspace's layout: one type a file, four spaces, a block body.</summary>
public static class Declaration
{
    private const string Indent = "    ";

    /// <summary>From its documentation and attributes, if it has any, to its closing brace.</summary>
    /// <param name="member">Namespace, type and member.</param>
    /// <param name="text">The text of the file, with LF.</param>
    /// <exception cref="InvalidOperationException">The file declares no such method.</exception>
    public static LineRange Of(string member, string text)
    {
        var lines = text.Split('\n');
        var head = Array.FindIndex(lines, line => IsHead(line, member.Split('.')[^1]));
        var end = Array.FindIndex(lines, Math.Max(head, 0), line => line == Indent + "}");
        if (head < 0 || end < 0)
            throw new InvalidOperationException($"there is no declaration of {member}");

        var start = head;
        while (start > 0 && BelongsToNext(lines[start - 1]))
            start--;
        return new LineRange(start + 1, end + 1);
    }

    private static bool IsHead(string line, string name) =>
        line.StartsWith(Indent, StringComparison.Ordinal)
        && line.Length > Indent.Length
        && char.IsAsciiLetterLower(line[Indent.Length])
        && line.Contains($" {name}(", StringComparison.Ordinal)
        && line.EndsWith(')');

    private static bool BelongsToNext(string line) =>
        line.StartsWith(Indent + "///", StringComparison.Ordinal) || line.StartsWith(Indent + "[", StringComparison.Ordinal);
}
