using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>The arguments of a call as the model wrote them, also after the call was written to a transcript and read back.</summary>
internal static class RawArguments
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(FunctionCallContent call) =>
        call.AdditionalProperties?.TryGetValue(OpenAiCompatibleChatClient.RawArgumentsProperty, out var raw) == true
        && (raw as string ?? (raw is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : null)) is { } known
            ? known
            : JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>(), Compact);
}
