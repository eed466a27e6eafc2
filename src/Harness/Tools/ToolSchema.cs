using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Harness.Tools;

/// <summary>How a tool is declared to a model, and how the arguments that come back are checked.</summary>
public static class ToolSchema
{
    /// <summary>The declaration that is sent with each model call.</summary>
    public static AIFunctionDeclaration Declare(AgentTool tool) =>
        AIFunctionFactory.CreateDeclaration(tool.Name, tool.Description, SchemaOf(tool));

    /// <summary>A JSON schema of an object with the tool's parameters and nothing else.</summary>
    public static JsonElement SchemaOf(AgentTool tool)
    {
        var properties = new JsonObject();
        foreach (var parameter in tool.Parameters)
        {
            properties.Add(parameter.Name, new JsonObject
            {
                ["type"] = NameOf(parameter.Type),
                ["description"] = parameter.Description,
            });
        }

        var required = tool.Parameters.Where(parameter => parameter.Required).Select(parameter => (JsonNode)parameter.Name);
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required]),
            ["additionalProperties"] = false,
        };
        return JsonSerializer.SerializeToElement(schema);
    }

    /// <summary>As <see cref="TryValidate(AgentTool, JsonElement, out ToolArguments, out string)"/>, for arguments as Microsoft.Extensions.AI hands them over.</summary>
    public static bool TryValidate(
        AgentTool tool,
        IDictionary<string, object?>? raw,
        [NotNullWhen(true)] out ToolArguments? arguments,
        [NotNullWhen(false)] out string? malformed) =>
        TryValidate(tool, JsonSerializer.SerializeToElement(raw), out arguments, out malformed);

    /// <summary>Checks arguments against the tool's parameters. A null for an optional argument counts as not given.</summary>
    /// <param name="tool">The tool that is called.</param>
    /// <param name="raw">A JSON object as the model wrote it; null or undefined when it wrote none. Hostile.</param>
    /// <param name="arguments">The arguments, when they are valid.</param>
    /// <param name="malformed">What is wrong and what is expected, for the model, when they are not.</param>
    public static bool TryValidate(
        AgentTool tool,
        JsonElement raw,
        [NotNullWhen(true)] out ToolArguments? arguments,
        [NotNullWhen(false)] out string? malformed)
    {
        arguments = null;
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        malformed = ProblemOf(tool, raw, values);
        if (malformed is not null)
        {
            malformed = $"{malformed}; {Usage(tool)}";
            return false;
        }

        arguments = new ToolArguments(values);
        return true;
    }

    private static string? ProblemOf(AgentTool tool, JsonElement raw, Dictionary<string, object> values)
    {
        if (raw.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
            return $"the arguments are {ToolValue.KindOf(raw)}, not a JSON object";

        var given = raw.ValueKind == JsonValueKind.Object ? raw.EnumerateObject().ToArray() : [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in given)
        {
            var name = ToolValue.NameOrNull(property);
            var parameter = tool.Parameters.FirstOrDefault(parameter => parameter.Name == name);
            if (parameter is null)
                return $"there is no argument '{ReplyText.OneLine(ReplyText.Cut(name ?? "?", 64))}'";
            if (!seen.Add(parameter.Name))
                return $"argument '{parameter.Name}' is given twice";
            if (property.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (ToolValue.ReadOrNull(parameter.Type, property.Value) is not { } value)
                return $"argument '{parameter.Name}' is {ToolValue.KindOf(property.Value)}, not {ToolValue.Expected(parameter.Type)}";
            values.Add(parameter.Name, value);
        }

        var missing = tool.Parameters.FirstOrDefault(parameter => parameter.Required && !values.ContainsKey(parameter.Name));
        return missing is null ? null : $"argument '{missing.Name}' is missing";
    }

    private static string Usage(AgentTool tool)
    {
        if (tool.Parameters.Count == 0)
            return $"{tool.Name} takes no arguments";
        var parameters = tool.Parameters.Select(parameter =>
            $"{parameter.Name} ({NameOf(parameter.Type)}{(parameter.Required ? "" : ", optional")})");
        return $"{tool.Name} takes {string.Join(", ", parameters)}";
    }

    private static string NameOf(ToolParameterType type) => type switch
    {
        ToolParameterType.String => "string",
        ToolParameterType.Integer => "integer",
        _ => "boolean",
    };
}
