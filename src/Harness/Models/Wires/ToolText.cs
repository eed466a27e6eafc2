using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>What tool calls and their results are as text, for the wires that are ours.</summary>
internal static class ToolText
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The result: a string as it is, anything else as JSON, null as nothing.</summary>
    public static string Of(FunctionResultContent result) => result.Result switch
    {
        null => "",
        string text => text,
        // What a string becomes when a transcript is read back.
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        var value => JsonSerializer.Serialize(value, Compact),
    };

    /// <summary>The arguments as the model wrote them, also text that is no JSON; those of a call from elsewhere as JSON.</summary>
    public static string Of(FunctionCallContent call) =>
        RawOf(call) ?? JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>(), Compact);

    /// <summary>The arguments as a JSON object; <c>{}</c> when they are none.</summary>
    public static string ObjectOf(FunctionCallContent call) => ObjectOf(Of(call));

    /// <summary>The text when it is a JSON object; otherwise <c>{}</c>.</summary>
    public static string ObjectOf(string arguments) => ResponseJson.TryParse(arguments) is { ValueKind: JsonValueKind.Object } ? arguments : "{}";

    private static string? RawOf(FunctionCallContent call) =>
        call.AdditionalProperties is { } properties && properties.TryGetValue(WireChatClient.RawArgumentsProperty, out var raw)
            ? raw as string ?? (raw is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : null)
            : null;
}
