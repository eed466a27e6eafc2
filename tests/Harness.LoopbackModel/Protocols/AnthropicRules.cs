using System.Text.Json;

namespace Harness.Loopback.Protocols;

/// <summary>What the messages API refuses with 400, as far as a client of ours could do it. Wording as in public reports.</summary>
internal static class AnthropicRules
{
    // Version 2026-10-21 of the API.
    private static readonly string[] Unknown = ["temperature", "top_p", "top_k", "seed", "frequency_penalty", "presence_penalty"];

    /// <summary>The service's text; null for a request that it takes.</summary>
    public static string? Violation(ReceivedRequest request)
    {
        var body = request.Body;
        if (!request.Headers.ContainsKey("anthropic-version")) return "anthropic-version: header is required";
        if (!body.TryGetProperty("max_tokens", out _)) return "max_tokens: Field required";
        if (Unknown.FirstOrDefault(name => body.TryGetProperty(name, out _)) is { } unknown) return $"{unknown}: Extra inputs are not permitted";
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, message) in body.GetProperty("messages").EnumerateArray().Index())
        {
            if (ViolationOf(message, index, open) is { } violation) return violation;
        }

        return open.Count == 0 ? null : Unanswered(open);
    }

    private static string? ViolationOf(JsonElement message, int index, HashSet<string> open)
    {
        var content = message.GetProperty("content");
        if (content.ValueKind == JsonValueKind.String) return open.Count > 0 ? Unanswered(open) : content.GetString()!.Length == 0 ? Blank(index) : null;
        if (content.GetArrayLength() == 0) return $"messages.{index}: all messages must have non-empty content except for the optional final assistant message";
        foreach (var block in content.EnumerateArray())
        {
            switch (block.GetProperty("type").GetString())
            {
                case "text" when string.IsNullOrWhiteSpace(block.GetProperty("text").GetString()):
                    return Blank(index);
                case "thinking" when block.GetProperty("signature").GetString() is null or "":
                    return $"messages.{index}.content: Invalid `signature` in `thinking` block";
                case "tool_use" when block.GetProperty("input").ValueKind != JsonValueKind.Object:
                    return $"messages.{index}.content.tool_use.input: Input should be a valid dictionary";
                case "tool_use" when !open.Add(block.GetProperty("id").GetString()!):
                    return $"messages.{index}: `tool_use` ids must be unique";
                case "tool_result" when !open.Remove(block.GetProperty("tool_use_id").GetString()!):
                    return $"messages.{index}: unexpected `tool_use_id` found in `tool_result` blocks";
            }
        }

        return message.GetProperty("role").GetString() == "user" && open.Count > 0 ? Unanswered(open) : null;
    }

    private static string Unanswered(HashSet<string> open) => $"`tool_use` ids were found without `tool_result` blocks immediately after: {string.Join(", ", open)}";

    private static string Blank(int index) => $"messages.{index}: text content blocks must contain non-whitespace text";
}
