using System.Buffers;
using System.Collections.Frozen;

namespace Harness.Sandboxes;

/// <summary>
/// A path below the root of a workspace that cannot name anything outside of it by its text alone: no absolute path, no drive
/// letter, no <c>..</c>, no control character. Links are not its concern; <see cref="WorkspaceFiles"/> refuses those.
/// </summary>
public sealed class WorkspacePath
{
    /// <summary>Longest path, in characters.</summary>
    public const int MaxLength = 1024;

    /// <summary>Longest name of one file or folder, in characters.</summary>
    public const int MaxNameLength = 200;

    private static readonly SearchValues<char> NotInWindowsNames = SearchValues.Create("<>:\"|?*");

    private static readonly FrozenSet<string> DeviceNames =
        Enumerable.Range(0, 10).SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" })
            .Concat(["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³"])
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private WorkspacePath(IReadOnlyList<string> names) => Names = names;

    /// <summary>The root of the workspace.</summary>
    public static WorkspacePath Root { get; } = new([]);

    /// <summary>The names from the root down; empty for the root.</summary>
    public IReadOnlyList<string> Names { get; }

    public bool IsRoot => Names.Count == 0;

    /// <summary>The folder that holds this path. The root is its own parent.</summary>
    public WorkspacePath Parent => Names.Count <= 1 ? Root : new([.. Names.Take(Names.Count - 1)]);

    /// <summary>The last name; empty for the root.</summary>
    public string Name => IsRoot ? "" : Names[^1];

    /// <summary>This path and all folders above it without the root, outermost first.</summary>
    public IEnumerable<WorkspacePath> FromTopDown() =>
        Enumerable.Range(1, Names.Count).Select(count => new WorkspacePath([.. Names.Take(count)]));

    /// <summary>Reads a path as a model writes it; <c>/</c> and <c>\</c> separate names, <c>.</c> names the folder itself.</summary>
    /// <exception cref="WorkspaceAccessException">The text is no path of a workspace.</exception>
    public static WorkspacePath Parse(string text) => Parse(text, OperatingSystem.IsWindows());

    /// <summary>As <see cref="Parse(string)"/>, with the rules of Windows for file names on or off.</summary>
    public static WorkspacePath Parse(string text, bool windowsNames)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new WorkspaceAccessException("the path is empty; give a path relative to the workspace, such as src/Program.cs");
        if (text.Length > MaxLength)
            throw new WorkspaceAccessException($"the path has {text.Length} characters; at most {MaxLength} are allowed");
        if (!IsPlainText(text))
            throw new WorkspaceAccessException("the path has a control character or broken Unicode in it; use plain characters");

        var path = text.Replace('\\', '/');
        if (path.StartsWith('/') || (path.Length > 1 && path[1] == ':'))
            throw new WorkspaceAccessException($"'{text}' is not relative to the workspace; give a path such as src/Program.cs");

        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".").ToArray();
        foreach (var name in names)
        {
            if (ProblemOf(name, windowsNames) is { } problem)
                throw new WorkspaceAccessException($"'{text}' cannot be used: {problem}");
        }

        return new WorkspacePath(names);
    }

    /// <summary>The entry of this folder that the file system calls <paramref name="name"/>; null when no tool could name it.</summary>
    public WorkspacePath? Child(string name)
    {
        var usable = name.Length > 0
            && name != "."
            && name.AsSpan().IndexOfAny('/', '\\', '\uFFFD') < 0
            && IsPlainText(name)
            && ProblemOf(name, OperatingSystem.IsWindows()) is null
            && !(IsRoot && name.Length > 1 && name[1] == ':')
            && !string.IsNullOrWhiteSpace(name)
            && Names.Sum(part => part.Length + 1) + name.Length <= MaxLength;
        return usable ? new WorkspacePath([.. Names, name]) : null;
    }

    /// <summary>The names joined with forward slashes; <c>.</c> for the root.</summary>
    public override string ToString() => IsRoot ? "." : string.Join('/', Names);

    private static string? ProblemOf(string name, bool windowsNames)
    {
        if (name == "..")
            return "'..' is not allowed; give a path from the root of the workspace";
        if (name.Length > MaxNameLength)
            return $"a name in it has {name.Length} characters; at most {MaxNameLength} are allowed";
        if (windowsNames && !IsWindowsName(name))
            return $"'{name}' is not a file name that Windows allows; choose another";
        return null;
    }

    private static bool IsWindowsName(string name) =>
        !name.EndsWith('.')
        && !name.EndsWith(' ')
        && !name.AsSpan().ContainsAny(NotInWindowsNames)
        && !DeviceNames.Contains(name.Split('.')[0].TrimEnd());

    private static bool IsPlainText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
                return false;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsSurrogatePair(text, i))
                return false;
            i++;
        }

        return true;
    }
}
