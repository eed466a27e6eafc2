using System.Text.Json;

namespace Harness.Tools;

/// <summary>One tool call of a run and how it was answered, as the transcript and the checker see it.</summary>
public sealed record ToolCall
{
    /// <summary>The position among all calls of the run, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The tool's name as the model wrote it; hostile text.</summary>
    public required string Tool { get; init; }

    /// <summary>The arguments as a JSON object; null when they did not parse.</summary>
    public JsonElement? Arguments { get; init; }

    /// <summary>The text that the model was given back.</summary>
    public required string Reply { get; init; }

    public required ToolCallStatus Status { get; init; }

    /// <summary>The call changed a file.</summary>
    public bool ChangedWorkspace { get; init; }

    /// <summary>The argument as text; null when it is absent or not a string.</summary>
    public string? Argument(string name) =>
        Arguments is { ValueKind: JsonValueKind.Object } arguments
        && arguments.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
