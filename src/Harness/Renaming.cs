using System.Text.RegularExpressions;
using Harness.Sandboxes;

namespace Harness;

/// <summary>
/// What an instance of a task calls by other names and counts by other numbers than the published one. Applied to prompt,
/// workspace, hidden tests and scripted solutions alike, so that they stay written for the published instance.
/// </summary>
public sealed class Renaming
{
    private readonly IReadOnlyDictionary<string, string> _names;
    private readonly Regex? _published;

    /// <param name="names">
    /// Published text to the text of the instance. A published text is found as a whole: no letter, digit or underscore adjoins it
    /// where it begins or ends with one, and 35 is not found in 1.35 or 35.5. All are replaced in one pass, the longest first.
    /// </param>
    /// <exception cref="ArgumentException">A published text is empty.</exception>
    public Renaming(IReadOnlyDictionary<string, string> names)
    {
        if (names.ContainsKey(""))
            throw new ArgumentException("an empty text cannot be renamed", nameof(names));
        _names = names;
        if (names.Count > 0)
            _published = new Regex(string.Join('|', names.Keys.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).Select(Pattern)), RegexOptions.CultureInvariant);
    }

    /// <summary>The published instance: nothing is renamed.</summary>
    public static Renaming None { get; } = new(new Dictionary<string, string>());

    /// <summary>Nothing is renamed.</summary>
    public bool IsEmpty => _published is null;

    /// <summary>The text of the instance.</summary>
    public string Apply(string text) => _published?.Replace(text, match => _names[match.Value]) ?? text;

    /// <summary>The workspace of the instance: paths and texts. Binary files stay as they are.</summary>
    public WorkspaceSnapshot Apply(WorkspaceSnapshot workspace) =>
        _published is null ? workspace : WorkspaceSnapshot.Of(workspace.Files.Select(Apply));

    private WorkspaceFile Apply(WorkspaceFile file)
    {
        var path = Apply(file.Path);
        if (file.Text is not { Form: not TextForm.Unknown } stored)
            return file with { Path = path };
        var text = Apply(stored.Text);
        return new WorkspaceFile(path, text == stored.Text ? file.Content : WorkspaceText.Encode(text, stored.Form));
    }

    private static string Pattern(string name)
    {
        var before = char.IsDigit(name[0]) ? @"(?<!\w|\d\.)" : IsOfWord(name[0]) ? @"(?<!\w)" : "";
        var after = char.IsDigit(name[^1]) ? @"(?!\w|\.\d)" : IsOfWord(name[^1]) ? @"(?!\w)" : "";
        return before + Regex.Escape(name) + after;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
