using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>
/// How a service is told how much to think: the fields of the request for each effort that it knows. An effort that it does not
/// know is refused by name. <see cref="ReasoningEffort.Medium"/> is "think, as you usually do" where there is no more than a
/// switch. Without <c>ChatOptions.Reasoning</c> nothing is sent, and the service's default holds.
/// </summary>
public sealed class ReasoningFields
{
    private readonly Dictionary<ReasoningEffort, JsonObject> _fields;

    /// <param name="fields">The fields for each effort; an empty object is "this is what the model does anyway". Must not be changed afterwards.</param>
    public ReasoningFields(IEnumerable<KeyValuePair<ReasoningEffort, JsonObject>> fields) => _fields = fields.ToDictionary();

    /// <summary>A service that takes no such setting.</summary>
    public static ReasoningFields Refused { get; } = new([]);

    /// <summary>The efforts as OpenAI names them: <c>none</c>, <c>low</c>, <c>medium</c>, <c>high</c>, <c>xhigh</c> in <c>reasoning_effort</c>.</summary>
    public static ReasoningFields OpenAi { get; } = Named(Enum.GetValues<ReasoningEffort>());

    /// <summary>Some of the efforts of <see cref="OpenAi"/>.</summary>
    public static ReasoningFields Named(params IEnumerable<ReasoningEffort> efforts) =>
        new(efforts.Select(effort => KeyValuePair.Create(effort, new JsonObject { ["reasoning_effort"] = NameOf(effort) })));

    /// <summary>A switch: <see cref="ReasoningEffort.None"/> is off, <see cref="ReasoningEffort.Medium"/> is on.</summary>
    public static ReasoningFields Switch(JsonObject off, JsonObject on) => new([new(ReasoningEffort.None, off), new(ReasoningEffort.Medium, on)]);

    /// <summary>A model that cannot but think: <see cref="ReasoningEffort.Medium"/> sends nothing.</summary>
    public static ReasoningFields Always { get; } = new([new(ReasoningEffort.Medium, [])]);

    /// <summary>OpenAI's name of the effort.</summary>
    public static string NameOf(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => throw new NotSupportedException($"The reasoning effort {effort} has no name."),
    };

    /// <summary>The fields for what is asked for; null when nothing is.</summary>
    /// <param name="reasoning">What is asked for.</param>
    /// <param name="service">The service's name, for the message.</param>
    /// <exception cref="NotSupportedException">The service does not know the effort, or is asked to leave its thoughts out.</exception>
    internal JsonObject? For(ReasoningOptions? reasoning, string service)
    {
        if (reasoning?.Output is { } output and not ReasoningOutput.Full)
            throw new NotSupportedException($"{service}: the reasoning output {output} is not carried; the thoughts come as the service sends them.");
        if (reasoning?.Effort is not { } effort) return null;
        if (_fields.TryGetValue(effort, out var fields)) return fields;
        var known = _fields.Count == 0 ? "none" : string.Join(", ", _fields.Keys.Order());
        throw new NotSupportedException($"{service}: the reasoning effort {effort} is not carried; known here: {known}.");
    }
}
