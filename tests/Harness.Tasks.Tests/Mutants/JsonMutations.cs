using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>Changes of the structure of a JSON file: something is gone, said twice, or in the place of something else.</summary>
internal static class JsonMutations
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static IEnumerable<Mutation> Of(string text)
    {
        var root = JsonNode.Parse(text)!;
        var containers = Containers(root).ToList();
        for (var place = 0; place < containers.Count; place++)
        {
            var mutations = containers[place] is JsonObject members
                ? OfObject(root, place, members)
                : OfArray(root, place, containers[place].AsArray());
            foreach (var mutation in mutations)
                yield return mutation;
        }
    }

    private static IEnumerable<Mutation> OfObject(JsonNode root, int place, JsonObject members)
    {
        var names = members.Select(member => member.Key).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            yield return Changed("drop-member", root, place, node => node.AsObject().Remove(name));
            if (i == 0)
                continue;
            var before = names[i - 1];
            yield return Changed("swap-members", root, place, node =>
                (node[name], node[before]) = (node[before]?.DeepClone(), node[name]?.DeepClone()));
        }
    }

    private static IEnumerable<Mutation> OfArray(JsonNode root, int place, JsonArray elements)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            var at = i;
            yield return Changed("drop-element", root, place, node => node.AsArray().RemoveAt(at));
            yield return Changed("repeat-element", root, place, node => node.AsArray().Insert(at, node[at]?.DeepClone()));
            if (at > 0)
                yield return Changed("swap-elements", root, place, node =>
                    (node[at], node[at - 1]) = (node[at - 1]?.DeepClone(), node[at]?.DeepClone()));
        }
    }

    private static Mutation Changed(string name, JsonNode root, int place, Action<JsonNode> change)
    {
        var copy = root.DeepClone();
        change(Containers(copy).ElementAt(place));
        return new Mutation(name, copy.ToJsonString(Indented) + "\n");
    }

    private static IEnumerable<JsonNode> Containers(JsonNode? node)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray elements => elements,
            _ => null,
        };
        return children is null ? [] : children.SelectMany(Containers).Prepend(node!);
    }
}
