using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Campaigns.Catalog;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Models.Services;

/// <summary>Turns what the catalog says about thinking into the fields of a request.</summary>
internal static class ThinkingFields
{
    /// <summary>
    /// The fields for each effort that the row knows: off, on (which is <see cref="ReasoningEffort.Medium"/> unless the row has a word for
    /// that), and the words of its effort field.
    /// </summary>
    public static ReasoningFields Of(ThinkingSwitch thinking, ReasoningKind kind)
    {
        var fields = new Dictionary<ReasoningEffort, JsonObject>();
        if (kind == ReasoningKind.Always) fields[ReasoningEffort.Medium] = [];
        if (thinking.Off is { } off) fields[ReasoningEffort.None] = NodeOf(off);
        if (thinking.On is { } on) fields[ReasoningEffort.Medium] = NodeOf(on);
        foreach (var word in thinking.EffortField is null ? [] : thinking.Efforts)
        {
            if (EffortOf(word) is not { } effort) continue;
            var body = effort != ReasoningEffort.None && thinking.On is { } switched ? NodeOf(switched) : new JsonObject();
            body.Put(Nested(thinking.EffortField!, word));
            fields[effort] = body;
        }

        return new ReasoningFields(fields);
    }

    private static ReasoningEffort? EffortOf(string word) =>
        Enum.GetValues<ReasoningEffort>().Where(effort => ReasoningFields.NameOf(effort) == word).Select(effort => (ReasoningEffort?)effort).FirstOrDefault();

    private static JsonObject Nested(string path, string word)
    {
        JsonNode value = word;
        foreach (var name in path.Split('.').Reverse())
            value = new JsonObject { [name] = value };
        return (JsonObject)value;
    }

    private static JsonObject NodeOf(JsonElement element) => JsonObject.Create(element.Clone())!;
}
