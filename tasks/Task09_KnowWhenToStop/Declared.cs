namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>What a file declares in one of its first lines.</summary>
/// <param name="Value">The declared value; null when there is a problem.</param>
/// <param name="Problem">Why nothing can be taken from the file, as the end of a sentence about it; null when it declares one value.</param>
public sealed record Declared<T>(T? Value, string? Problem)
    where T : struct
{
    /// <summary>How far down a declaration may stand: room for a title, its underline and a fence.</summary>
    public const int HeadLines = 5;

    /// <summary>One value for the whole file: it stands in the head, and no line of the same form gives another.</summary>
    /// <param name="name">The word before the colon, for the reasons.</param>
    /// <param name="lines">The lines of the file that are not blank.</param>
    /// <param name="parse">The value of a line of that form; null for any other line.</param>
    /// <param name="head">How many lines the head has.</param>
    internal static Declared<T> In(IReadOnlyList<string> lines, string name, Func<string, T?> parse, int head = HeadLines)
    {
        var found = lines.Index().Where(line => parse(line.Item) is not null).Select(line => (Line: line.Index, Value: parse(line.Item)!.Value)).ToList();
        if (found.Count == 0)
            return new Declared<T>(null, $"has no line that gives the {name}");
        if (found[0].Line >= head)
            return new Declared<T>(null, $"does not give the {name} at the top");
        return found.Select(line => line.Value).Distinct().Count() > 1
            ? new Declared<T>(null, $"gives more than one {name}")
            : new Declared<T>(found[0].Value, null);
    }
}
