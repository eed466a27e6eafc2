using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>What a tool replied, as the text that the model gets.</summary>
internal static class ToolResultText
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(FunctionResultContent result) => result.Result switch
    {
        null => "",
        string text => text,
        // What a string becomes when a transcript is read back.
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        var value => JsonSerializer.Serialize(value, Compact),
    };
}
