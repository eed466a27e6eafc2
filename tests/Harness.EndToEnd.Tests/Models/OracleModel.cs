using System.Globalization;
using System.Text.Json.Nodes;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests.Models;

/// <summary>A model behind a server that plays each task's reference solution, so that every tool is called over the wire. No real model.</summary>
public static class OracleModel
{
    private static readonly Dictionary<string, Script> Scripts = Directory.GetDirectories(Path.Combine(Suite.Root, "tasks"), "Task*")
        .Where(folder => !folder.EndsWith("Control", StringComparison.Ordinal))
        .ToDictionary(folder => File.ReadAllText(Path.Combine(folder, "prompt.md")), folder => Script.Read(Path.Combine(folder, "solutions", "reference")));

    /// <summary>The next answer of a conversation, found by its prompt.</summary>
    public static Reply Answer(LoopbackRequest request) => Scripts[request.Prompt].Turn(request.AssistantTurns);

    private sealed record Script(string Folder, JsonArray Turns)
    {
        public static Script Read(string folder) =>
            new(folder, JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "script.json")))!["turns"]!.AsArray());

        public Reply Turn(int turn)
        {
            var said = turn < Turns.Count ? Turns[turn]!.AsObject() : [];
            var calls = said["calls"]?.AsArray() ?? [];
            return Reply.Message(
                _ => new JsonObject
                {
                    ["role"] = "assistant",
                    ["content"] = said["say"]?.DeepClone(),
                    ["tool_calls"] = calls.Count == 0 ? null : new JsonArray([.. calls.Select((call, i) => Call(turn, i, call!.AsObject()))]),
                },
                calls.Count == 0 ? "stop" : "tool_calls");
        }

        private JsonObject Call(int turn, int index, JsonObject call) => new()
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"call_{turn}_{index}"),
            ["type"] = "function",
            ["function"] = new JsonObject
            {
                ["name"] = call["tool"]!.DeepClone(),
                ["arguments"] = new JsonObject(call["arguments"]!.AsObject().Select(a => KeyValuePair.Create(a.Key, Resolved(a.Value)))).ToJsonString(),
            },
        };

        // A script may name a file beside it instead of holding its text.
        private JsonNode? Resolved(JsonNode? value) => value switch
        {
            JsonObject o when o["$file"] is { } file => File.ReadAllText(Path.Combine(Folder, file.GetValue<string>())),
            JsonObject o => new JsonObject(o.Select(member => KeyValuePair.Create(member.Key, Resolved(member.Value)))),
            JsonArray items => new JsonArray([.. items.Select(Resolved)]),
            _ => value?.DeepClone(),
        };
    }
}
