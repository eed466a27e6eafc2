using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Reads the tool calls of a message. A call that makes no sense is still a call: the model is told, not the harness.</summary>
/// <param name="turn">Assistant messages that the conversation already had.</param>
internal sealed class ToolCallReader(int turn)
{
    /// <summary>The elements that are calls at all.</summary>
    public static IEnumerable<JsonElement> ItemsOf(JsonElement message) =>
        message.GetItems("tool_calls").Where(item => item.ValueKind == JsonValueKind.Object);

    public IReadOnlyList<FunctionCallContent> Read(JsonElement message)
    {
        List<FunctionCallContent> calls = [];
        var ids = new CallIds(turn);
        foreach (var item in ItemsOf(message))
        {
            var function = item.Get("function") ?? default;
            calls.Add(CallOf(ids.Of(item.GetText("id")), function.GetText("name") ?? "", RawOf(function.Get("arguments"))));
        }

        return calls;
    }

    /// <summary>The arguments as they came: a string's text, or the JSON itself; empty when there are none.</summary>
    public static string RawOf(JsonElement? arguments) => arguments switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => other.GetRawText(),
    };

    /// <summary>A call, also with arguments that make no sense: then it has an exception.</summary>
    public static FunctionCallContent CallOf(string id, string name, string raw)
    {
        var call = new FunctionCallContent(id, name)
        {
            AdditionalProperties = new() { [WireChatClient.RawArgumentsProperty] = raw },
        };
        try
        {
            call.Arguments = ParseArguments(raw);
        }
        catch (JsonException exception)
        {
            call.Exception = exception;
        }

        return call;
    }

    /// <summary>The arguments by name; of a name that comes twice the last. Empty text is a call without arguments.</summary>
    private static Dictionary<string, object?> ParseArguments(string raw)
    {
        Dictionary<string, object?> arguments = new(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(raw)) return arguments;
        var parsed = ResponseJson.Parse(raw);
        if (parsed.ValueKind != JsonValueKind.Object) throw new JsonException($"The arguments are a JSON {parsed.ValueKind}, not an object.");
        foreach (var property in parsed.EnumerateObject())
            arguments[property.Name] = property.Value.ValueKind == JsonValueKind.Null ? null : property.Value;
        return arguments;
    }
}
