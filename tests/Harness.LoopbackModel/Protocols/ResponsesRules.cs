using System.Text.Json;

namespace Harness.Loopback.Protocols;

/// <summary>What the Responses API refuses with 400, as far as a client of ours could do it. Wording as in public reports.</summary>
internal static class ResponsesRules
{
    private static readonly string[] Unknown = ["seed", "top_k", "stop", "frequency_penalty", "presence_penalty", "max_tokens", "messages"];

    /// <summary>The service's text; null for a request that it takes.</summary>
    public static string? Violation(JsonElement body)
    {
        if (Unknown.FirstOrDefault(name => body.TryGetProperty(name, out _)) is { } unknown) return $"Unknown parameter: '{unknown}'.";
        var calls = new HashSet<string>(StringComparer.Ordinal);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in body.GetProperty("input").EnumerateArray())
        {
            var id = item.TryGetProperty("id", out var named) ? named.GetString()! : "";
            switch (item.GetProperty("type").GetString())
            {
                case "reasoning" when !item.TryGetProperty("encrypted_content", out _):
                    return $"Item with id '{id}' not found. Items are not persisted when `store` is set to false.";
                case "function_call":
                    calls.Add(item.GetProperty("call_id").GetString()!);
                    break;
                case "function_call_output" when !calls.Contains(item.GetProperty("call_id").GetString()!):
                    return $"No tool call found for function call output with call_id {item.GetProperty("call_id")}.";
                case "function_call_output":
                    answered.Add(item.GetProperty("call_id").GetString()!);
                    break;
            }
        }

        return calls.FirstOrDefault(call => !answered.Contains(call)) is { } open ? $"No tool output found for function call {open}." : null;
    }
}
