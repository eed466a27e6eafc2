using System.Text.Json.Nodes;

namespace Harness.Models.Wires;

/// <summary>Puts fields into a request's body.</summary>
internal static class BodyFields
{
    /// <summary>Adds the fields. One that is there already gives way, unless both are objects: those are merged.</summary>
    public static void Put(this JsonObject body, JsonObject? fields)
    {
        foreach (var (name, value) in fields ?? [])
        {
            if (body[name] is JsonObject there && value is JsonObject more) there.Put(more);
            else body[name] = value?.DeepClone();
        }
    }

    /// <summary>A body with the fields in it, as <see cref="Put"/> does; the body itself when there are none, and unchanged.</summary>
    public static JsonObject? With(this JsonObject? body, JsonObject? fields)
    {
        if (fields is not { Count: > 0 }) return body;
        var merged = (JsonObject?)body?.DeepClone() ?? [];
        merged.Put(fields);
        return merged;
    }

    // A float written as a double shows its error: 0.7 would be sent as 0.699999988079071.
    public static void PutNumber(this JsonObject body, string name, float? value)
    {
        if (value is { } number) body[name] = Math.Round((double)number, 6);
    }
}
