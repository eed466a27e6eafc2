using System.Text.Json;

namespace Harness.Loopback.Protocols;

/// <summary>Writes an answer as Converse does. By hand, since the arguments keep the spelling that the script gives them.</summary>
internal sealed class ConverseAnswer(Utf8JsonWriter json)
{
    public void Write(ScriptedAnswer answer)
    {
        json.WriteStartObject();
        json.WriteStartObject("output");
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteStartArray("content");
        if (answer.Reasoning is { } reasoning) WriteReasoning(reasoning);
        if (answer.Text is { } text) WriteText(text);
        foreach (var call in answer.Calls) WriteCall(call);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("stopReason", answer.Finish ?? (answer.Calls.Count > 0 ? "tool_use" : "end_turn"));
        if (answer.Usage is { } usage) WriteUsage(usage);
        json.WriteStartObject("metrics");
        json.WriteNumber("latencyMs", 1200);
        json.WriteEndObject();
        if (answer.Model is { } model) WriteRouter(model);
        json.WriteEndObject();
    }

    private void WriteText(string text)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private void WriteReasoning(ScriptedReasoning reasoning)
    {
        json.WriteStartObject();
        json.WriteStartObject("reasoningContent");
        json.WriteStartObject("reasoningText");
        json.WriteString("text", reasoning.Text);
        json.WriteString("signature", reasoning.Signature);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteCall(ScriptedCall call)
    {
        json.WriteStartObject();
        json.WriteStartObject("toolUse");
        json.WriteString("toolUseId", call.Id);
        json.WriteString("name", call.Name);
        json.WritePropertyName("input");
        json.WriteRawValue(call.Arguments);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteUsage(ScriptedUsage usage)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("inputTokens", usage.Input - (usage.Cached ?? 0) - (usage.CacheWrite ?? 0));
        json.WriteNumber("outputTokens", usage.Output);
        json.WriteNumber("totalTokens", usage.Input + usage.Output);
        if (usage.Cached is { } cached) json.WriteNumber("cacheReadInputTokens", cached);
        if (usage.CacheWrite is { } written) json.WriteNumber("cacheWriteInputTokens", written);
        json.WriteEndObject();
    }

    private void WriteRouter(string model)
    {
        json.WriteStartObject("trace");
        json.WriteStartObject("promptRouter");
        json.WriteString("invokedModelId", model);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
