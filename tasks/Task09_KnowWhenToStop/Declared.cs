namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>What a file declares in one of its first lines.</summary>
/// <param name="Value">The declared value; meaningless when there is a problem.</param>
/// <param name="Problem">Why nothing can be taken from the file; null when it declares one value.</param>
public sealed record Declared<T>(T? Value, string? Problem)
{
    /// <summary>How far down a declaration may stand: room for a title, its underline and a fence.</summary>
    private const int HeadLines = 5;

    /// <summary>One value for the whole file: it stands in the head, and no line of the same form gives another.</summary>
    /// <param name="name">The word before the colon, for the reasons.</param>
    /// <param name="found">Every line of that form with its value, by its place among the lines that are not blank, from 0.</param>
    internal static Declared<T> From(string name, IReadOnlyList<(int Line, T Value)> found)
    {
        if (found.Count == 0)
            return new Declared<T>(default, $"no line gives the {name}");
        if (found[0].Line >= HeadLines)
            return new Declared<T>(default, $"the {name} is not among the first {HeadLines} lines");
        return found.Select(line => line.Value).Distinct().Count() > 1
            ? new Declared<T>(default, $"the file gives more than one {name}: {string.Join(", ", found.Select(line => line.Value).Distinct())}")
            : new Declared<T>(found[0].Value, null);
    }
}
