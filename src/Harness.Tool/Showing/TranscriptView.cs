using System.Globalization;
using System.Text.Json;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Transcripts;

namespace Harness.Tool.Showing;

/// <summary>A transcript for people: what was said, called and answered, turn by turn, with what each turn used and cost.</summary>
/// <param name="ink">Colours.</param>
/// <param name="isWhole">Cut nothing.</param>
internal sealed class TranscriptView(Ink ink, bool isWhole)
{
    private const int MostLines = 12;
    private const int WidestLine = 400;
    private const string Indent = "    ";

    private int _turn;

    /// <summary>Every line, clean.</summary>
    public IEnumerable<string> Lines(IEnumerable<TranscriptLine> transcript) => transcript.SelectMany(Lines);

    private IEnumerable<string> Lines(TranscriptLine line) => line.Type switch
    {
        TranscriptLine.Prompt => [.. Block("system", line.System), .. Block("task", line.User)],
        TranscriptLine.Request => ["", ink.Yellow(Turn(line))],
        TranscriptLine.Reply => Reply(line),
        TranscriptLine.Call => Block(Painted(line, string.Create(CultureInfo.InvariantCulture, $"result {line.Number} of {PlainText.Fit(line.Tool ?? "?", 64)}: {Word(line.Status)}{(line.ChangedWorkspace ? ", workspace changed" : "")}")), line.Answer),
        TranscriptLine.Attempt => line.Error is null ? [] : Block(ink.Red(string.Create(CultureInfo.InvariantCulture, $"request failed: attempt {line.Number}, status {Word(line.Status)}, {ReportNumbers.Seconds(line.Seconds)}")), line.Error),
        TranscriptLine.Note => Block("note: " + PlainText.Fit(line.Topic ?? "", 80), line.Text),
        TranscriptLine.End => [],
        _ => [PlainText.Fit($"({line.Type}: not known to this version)", 120)],
    };

    private string Turn(TranscriptLine line)
    {
        _turn++;
        var cached = line.CachedInputTokens > 0 ? $" ({Tokens(line.CachedInputTokens)} cached)" : "";
        return string.Create(CultureInfo.InvariantCulture, $"turn {_turn}  {line.At:0.0} s  {Tokens(line.InputTokens)} in{cached}, {Tokens(line.OutputTokens)} out, {(line.CostUsd is null ? "cost unknown" : ReportNumbers.Dollars(line.CostUsd))}");
    }

    private IEnumerable<string> Reply(TranscriptLine line)
    {
        if (line.Reasoning is { } reasoning)
            foreach (var shown in Block("thinking", reasoning))
                yield return shown;
        if (line.Text is { } text)
            foreach (var shown in Block("model", text))
                yield return shown;
        if (line.Error is { } error)
            foreach (var shown in Block(ink.Red("error"), error))
                yield return shown;
        foreach (var call in line.Calls)
            foreach (var shown in Block("calls " + PlainText.Fit(call.Tool, 64), Arguments(call.Arguments)))
                yield return shown;
    }

    private IEnumerable<string> Block(string heading, string? text)
    {
        yield return "  " + heading;
        string[] lines = text is null ? [] : [.. PlainText.Lines(text)];
        foreach (var line in isWhole ? lines : lines.Take(MostLines))
            yield return (Indent + Cut(line)).TrimEnd();
        if (!isWhole && lines.Length > MostLines)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Indent}({lines.Length - MostLines} more lines; --full shows them)");
    }

    private string Cut(string line) => isWhole || line.Length <= WidestLine
        ? line
        : string.Create(CultureInfo.InvariantCulture, $"{line[..(WidestLine - (char.IsHighSurrogate(line[WidestLine - 1]) ? 1 : 0))]} ({line.Length - WidestLine} more characters; --full shows them)");

    // One member a line, and text with its line breaks: what people want to see of a file that is written.
    private static string? Arguments(string? arguments)
    {
        if (arguments is null) return null;
        try
        {
            using var json = JsonDocument.Parse(arguments);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? string.Join('\n', json.RootElement.EnumerateObject().Select(member => $"{member.Name}: {Value(member.Value)}"))
                : arguments;
        }
        catch (JsonException)
        {
            return arguments;
        }
    }

    private static string Value(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.TrimEnd('\n').Contains('\n', StringComparison.Ordinal) ? "\n  " + text.TrimEnd('\n').Replace("\n", "\n  ", StringComparison.Ordinal) : text.TrimEnd('\n');
    }

    private string Painted(TranscriptLine line, string heading) => Word(line.Status) == "succeeded" ? ink.Green(heading) : ink.Red(heading);

    private static string Word(JsonElement? status) => status is { } known ? PlainText.Fit(known.ToString(), 40) : "none";

    private static string Tokens(long? tokens) => tokens?.ToString("N0", CultureInfo.InvariantCulture) ?? ReportNumbers.Unknown;
}
