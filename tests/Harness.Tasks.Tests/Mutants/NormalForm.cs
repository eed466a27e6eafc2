using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>A text without what no checker may look at, so that two mutants that say the same are known as one.</summary>
internal static class NormalForm
{
    public static string Of(string path, string text) => Path.GetExtension(path) switch
    {
        ".cs" => Tokens(CSharpSyntaxTree.ParseText(text).GetRoot()),
        ".json" => OfJson(text),
        ".md" => string.Join('\n', OfLines(text).Split('\n').Where(line => line.Length > 0)),
        _ => OfLines(text),
    };

    /// <summary>The tokens of a piece of C#, without comments and layout.</summary>
    public static string Tokens(SyntaxNode node) => string.Join(' ', node.DescendantTokens().Select(token => token.Text));

    private static string OfLines(string text) =>
        string.Join('\n', text.TrimEnd().Split('\n').Select(line => line.TrimEnd()));

    private static string OfJson(string text)
    {
        try
        {
            return OfJson(JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (JsonException)
        {
            return OfLines(text);
        }
    }

    private static string OfJson(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject()
            .Select(member => JsonSerializer.Serialize(member.Name) + ":" + OfJson(member.Value)).Order(StringComparer.Ordinal)) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(OfJson)) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(value.GetString()),
        _ => value.GetRawText(),
    };
}
