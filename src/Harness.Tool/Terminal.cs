using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Harness.Tool;

/// <summary>
/// Where a command writes: results to standard output, progress to standard error. Colours only on a terminal and without
/// <c>NO_COLOR</c>; a redirected stream is plain.
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

    public Terminal(TextWriter output, TextWriter errors, int width)
    {
        _output = output;
        Results = Console(output, width);
        Progress = Console(errors, width);
    }

    /// <summary>Results; a file or a pipe gets lines as long as they are.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Whether results go to a terminal, where lines should fit.</summary>
    public bool IsWrapped => Results.Profile.Out.IsTerminal;

    public IAnsiConsole Progress { get; }

    /// <summary>Writes a result as JSON, however wide the terminal is.</summary>
    public void WriteJson<T>(T result) => _output.WriteLine(JsonSerializer.Serialize(result, Json));

    private static IAnsiConsole Console(TextWriter writer, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = width;
        return console;
    }
}
