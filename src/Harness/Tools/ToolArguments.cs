namespace Harness.Tools;

/// <summary>The validated arguments of one call: <see cref="string"/>, <see cref="long"/> or <see cref="bool"/> by name.</summary>
public sealed class ToolArguments(IReadOnlyDictionary<string, object> values)
{
    /// <summary>A required string.</summary>
    public string Text(string name) => (string)values[name];

    /// <summary>An optional string; null when it was not given.</summary>
    public string? OptionalText(string name) => values.TryGetValue(name, out var value) ? (string)value : null;

    /// <summary>An optional whole number; null when it was not given.</summary>
    public long? OptionalInteger(string name) => values.TryGetValue(name, out var value) ? (long)value : null;

    /// <summary>An optional truth value; null when it was not given.</summary>
    public bool? OptionalBoolean(string name) => values.TryGetValue(name, out var value) ? (bool)value : null;
}
