using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Harness.Campaigns.Reports;
using Spectre.Console;

namespace Harness.Tool;

/// <summary>
/// Where a command writes: results to standard output, progress to standard error. Colours and a moving cursor only on a
/// terminal that is read by a person; a redirected stream, <c>NO_COLOR</c>, <c>TERM=dumb</c> and CI get plain lines.
/// </summary>
internal sealed class Terminal
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private readonly TextWriter _output;
    private readonly TextWriter _errors;

    /// <param name="output">Takes results.</param>
    /// <param name="errors">Takes progress.</param>
    /// <param name="width">Columns of the results.</param>
    /// <param name="progressWidth">Columns of the progress.</param>
    /// <param name="isPlain">No colours, whatever the streams are.</param>
    public Terminal(TextWriter output, TextWriter errors, int width, int progressWidth, bool isPlain)
    {
        (_output, _errors) = (output, errors);
        Results = Console(output, width, isPlain);
        Progress = Console(errors, progressWidth, isPlain);
    }

    /// <summary>Results; a file or a pipe gets lines as long as they are.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Whether results go to a terminal, where lines should fit.</summary>
    public bool IsWrapped => Results.Profile.Out.IsTerminal;

    public IAnsiConsole Progress { get; }

    /// <summary>Whether progress may be drawn over what was drawn before.</summary>
    public bool IsLive => Progress.Profile.Capabilities.Ansi;

    /// <summary>Colours of results.</summary>
    public Ink Ink => Results.Profile.Capabilities.Ansi ? Ink.Colour : Ink.Plain;

    /// <summary>Writes a line of results as it is, however long. Text that is not ours has to be clean already.</summary>
    public void Line(string text = "") => _output.WriteLine(text);

    /// <summary>Writes a document to the results as it is. Text that is not ours has to be clean already.</summary>
    public void Write(string document) => _output.Write(document);

    /// <summary>Writes a line of progress as it is, however long. Text that is not ours has to be clean already.</summary>
    public void Say(string text) => _errors.WriteLine(text);

    /// <summary>Writes a result as JSON, however wide the terminal is.</summary>
    public void WriteJson<T>(T result) => _output.WriteLine(JsonSerializer.Serialize(result, Json));

    private static IAnsiConsole Console(TextWriter writer, int width, bool isPlain)
    {
        var output = new AnsiConsoleOutput(writer);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = output.IsTerminal && !isPlain ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = output.IsTerminal && !isPlain ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            // They take a log of CI for a terminal.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        return console;
    }
}
