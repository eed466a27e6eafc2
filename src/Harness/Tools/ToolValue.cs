using System.Globalization;
using System.Text.Json;

namespace Harness.Tools;

/// <summary>Reads one argument from JSON.</summary>
internal static class ToolValue
{
    // The whole numbers that a double holds exactly.
    private const double LargestExactInteger = 9_007_199_254_740_992;

    /// <summary>A <see cref="string"/>, <see cref="long"/> or <see cref="bool"/>; null when the value is of another type.</summary>
    public static object? ReadOrNull(ToolParameterType type, JsonElement value) => type switch
    {
        ToolParameterType.String => value.ValueKind == JsonValueKind.String ? TextOrNull(value) : null,
        ToolParameterType.Integer => IntegerOrNull(value),
        _ => BooleanOrNull(value),
    };

    /// <summary>The name of an argument; null when it is no text.</summary>
    public static string? NameOrNull(JsonProperty argument)
    {
        try
        {
            return argument.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What a value is, for a message: <c>a number</c>.</summary>
    public static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => "null",
    };

    /// <summary>What a parameter of a type accepts, for a message.</summary>
    public static string Expected(ToolParameterType type) => type switch
    {
        ToolParameterType.String => "a string of complete Unicode characters",
        ToolParameterType.Integer => "a whole number",
        _ => "true or false",
    };

    private static string? TextOrNull(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: valid JSON, but no text.
            return null;
        }
    }

    private static long? IntegerOrNull(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return long.TryParse(TextOrNull(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        if (value.ValueKind != JsonValueKind.Number)
            return null;
        if (value.TryGetInt64(out var integer))
            return integer;
        // 3.0 is a whole number too.
        return value.TryGetDouble(out var number) && Math.Abs(number) < LargestExactInteger && double.IsInteger(number)
            ? (long)number
            : null;
    }

    private static bool? BooleanOrNull(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        return value.ValueKind == JsonValueKind.String && bool.TryParse(TextOrNull(value), out var parsed) ? parsed : null;
    }
}
