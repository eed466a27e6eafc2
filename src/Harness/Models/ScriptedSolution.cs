using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Models;

/// <summary>A scripted attempt at a task: <c>solutions/NAME/script.json</c> with the files that it writes.</summary>
public sealed record ScriptedSolution
{
    /// <summary>What the attempt does, and why it is right or wrong.</summary>
    public required string About { get; init; }

    /// <summary>The outcome that the task's checker must give it.</summary>
    public required ExpectedOutcome Expect { get; init; }

    /// <summary>What the scripted model replies, turn by turn.</summary>
    public required IReadOnlyList<ScriptedTurn> Turns { get; init; }

    /// <summary>Reads a solution.</summary>
    /// <param name="folder">The solution's folder.</param>
    /// <param name="renaming">Turns what was written for the published instance into what fits another. Default: the published one.</param>
    /// <exception cref="InvalidDataException">The script is missing, or is not what it should be; the message names the file.</exception>
    public static ScriptedSolution Read(string folder, Renaming? renaming = null)
    {
        var file = Path.Combine(folder, "script.json");
        if (!File.Exists(file))
            throw new InvalidDataException($"there is no scripted solution '{Path.GetFileName(folder)}': {file} does not exist{Others(folder)}");
        try
        {
            var script = JsonSerializer.Deserialize<ScriptedSolution>(File.ReadAllBytes(file), RecordJson.Page)
                ?? throw new JsonException("the script is null");
            if (script.Turns.Any(turn => turn is null || turn.Calls?.All(IsWhole) == false))
                throw new JsonException("a turn is an object; each of its calls has a tool and arguments");
            return script with { Turns = [.. script.Turns.Select(turn => turn.With(new ScriptTexts(folder, renaming ?? Renaming.None)))] };
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static bool IsWhole(ScriptedCall? call) => call is { Tool: not null, Arguments: not null };

    private static string Others(string folder)
    {
        var solutions = Path.GetDirectoryName(folder)!;
        return Directory.Exists(solutions)
            ? "; the task has " + string.Join(", ", Directory.GetDirectories(solutions).Select(Path.GetFileName).Order(StringComparer.Ordinal))
            : "";
    }
}

/// <summary>One reply of a scripted model: text, tool calls, or both.</summary>
public sealed record ScriptedTurn(string? Say = null, IReadOnlyList<ScriptedCall>? Calls = null)
{
    internal ScriptedTurn With(ScriptTexts texts) => new(
        Say is null ? null : texts.Renamed(Say),
        Calls?.Select(call => call with { Arguments = texts.Resolve(call.Arguments) }).ToList());
}

/// <summary>One tool call of a scripted model.</summary>
public sealed record ScriptedCall(string Tool, JsonObject Arguments);

/// <summary>What a scripted solution must come to.</summary>
public sealed record ExpectedOutcome
{
    public required OutcomeKind Verdict { get; init; }

    public FailureShape? Shape { get; init; }

    public FailureMode? Mode { get; init; }

    public bool QuickFail { get; init; }

    /// <summary>Exactly the checks that fail, in the checker's order.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];
}
