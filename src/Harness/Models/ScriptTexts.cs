using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Models;

/// <summary>Fills in what a script leaves open: <c>{ "$file": "Cart.cs" }</c> stands for the text of that file beside it, and every text is that of the instance.</summary>
internal sealed class ScriptTexts(string folder, Renaming renaming)
{
    public string Renamed(string text) => renaming.Apply(text);

    public JsonObject Resolve(JsonObject o) => new(o.Select(p => KeyValuePair.Create(p.Key, Resolve(p.Value))));

    private JsonNode? Resolve(JsonNode? node) => node switch
    {
        JsonObject o when o.ContainsKey("$file") => JsonValue.Create(Renamed(File.ReadAllText(Path.Combine(folder, FileOf(o))))),
        JsonObject o => Resolve(o),
        JsonArray items => new JsonArray([.. items.Select(Resolve)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Renamed(text)),
        _ => node?.DeepClone(),
    };

    private static string FileOf(JsonObject o) =>
        o["$file"] is JsonValue name && name.TryGetValue<string>(out var file) ? file : throw new JsonException("\"$file\" is not the name of a file");
}
