using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Harness.Models.Cassettes;

/// <summary>
/// One text for one JSON value: members sorted by ordinal name, no white space, numbers as they were written, strings escaped no more than
/// needed. A name that comes twice stays twice, in its order.
/// </summary>
internal static class CanonicalJson
{
    private const int MaxDepth = 512;

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = MaxDepth,
    };

    /// <summary>How texts are read: nested at most 512 deep.</summary>
    public static JsonDocumentOptions Reading { get; } = new() { MaxDepth = MaxDepth };

    /// <summary>The value; null when the text is no JSON, is nested deeper than 512, or holds a name that no text can have.</summary>
    public static JsonElement? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Reading);
            _ = Write(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (IsNone(e))
        {
            return null;
        }
    }

    /// <summary>Whether an exception says that a text is no JSON that can be written canonically.</summary>
    // InvalidOperationException: half a surrogate pair in a name.
    public static bool IsNone(Exception exception) => exception is JsonException or InvalidOperationException;

    /// <summary>The canonical text.</summary>
    /// <exception cref="InvalidOperationException">A name holds half a surrogate pair.</exception>
    public static string Write(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
            Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A string as JSON.</summary>
    public static string Quote(string text) => "\"" + JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text) + "\"";

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String when TryText(value) is { } text:
                writer.WriteStringValue(text);
                break;
            default:
                writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    // Servers escape half a surrogate pair when a token ends inside an emoji; such a string stays as it was written.
    private static string? TryText(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
