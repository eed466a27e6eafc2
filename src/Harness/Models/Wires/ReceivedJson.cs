using System.Buffers;
using System.Text.Json;

namespace Harness.Models.Wires;

/// <summary>Changes one property of what a provider sent, and leaves everything else as it came, repeated names included.</summary>
internal static class ReceivedJson
{
    /// <summary>The object with the property replaced, or added at its end.</summary>
    public static JsonElement With(this JsonElement received, string name, Action<Utf8JsonWriter> value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in received.EnumerateObject())
            {
                if (property.NameEquals(name)) continue;
                writer.WritePropertyName(property.Name);
                writer.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
            }

            writer.WritePropertyName(name);
            value(writer);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}
