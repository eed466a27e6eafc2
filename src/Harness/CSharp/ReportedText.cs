using System.Text;
using System.Text.Json;

namespace Harness.CSharp;

/// <summary>Makes what a test process says independent of where it ran.</summary>
/// <param name="sources">The paths of the workspace's own files.</param>
/// <param name="folders">Folders whose names must not be seen, the most telling first.</param>
internal sealed class ReportedText(IReadOnlySet<string> sources, IReadOnlyList<string> folders)
{
    private const int MaxFrames = 10;

    /// <summary>The text with paths below the folders made relative, and with LF.</summary>
    public string Clean(string text)
    {
        foreach (var folder in folders)
        {
            var name = Path.TrimEndingDirectorySeparator(folder);
            text = text.Replace(name + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
                .Replace(name, ".", StringComparison.Ordinal);
        }

        return text.ReplaceLineEndings("\n");
    }

    /// <summary>The exceptions of a failure as xunit prints them: <c>Type : message</c>, inner ones behind dashes.</summary>
    public static string Exceptions(JsonElement failure)
    {
        var types = Strings(failure, "ExceptionTypes");
        var messages = Strings(failure, "Messages");
        var text = new StringBuilder();
        for (var index = 0; index < messages.Count; index++)
        {
            if (index > 0)
                text.Append("\n---- ");
            if (index < types.Count && !types[index].StartsWith("Xunit.Sdk.", StringComparison.Ordinal))
                text.Append(types[index]).Append(" : ");
            text.Append(messages[index]);
        }

        return text.ToString();
    }

    /// <summary>Of the stack traces of a failure the frames in the workspace's own files.</summary>
    public string WorkspaceFrames(JsonElement failure) => string.Join(
        '\n',
        Strings(failure, "StackTraces")
            .SelectMany(trace => trace.Split('\n'))
            .Select(frame => frame.Trim())
            .Where(IsInWorkspace)
            .Take(MaxFrames));

    private bool IsInWorkspace(string frame)
    {
        var line = frame.LastIndexOf(":line ", StringComparison.Ordinal);
        var file = frame.IndexOf(" in ", StringComparison.Ordinal);
        return file >= 0 && line > file && sources.Contains(frame[(file + " in ".Length)..line]);
    }

    private static List<string> Strings(JsonElement message, string property) =>
        message.TryGetProperty(property, out var values) && values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Select(value => value.GetString() ?? "")]
            : [];
}
