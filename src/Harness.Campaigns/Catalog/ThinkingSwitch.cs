using System.Text.Json;

namespace Harness.Campaigns.Catalog;

/// <summary>
/// How thinking is switched, as fields of the request body; with Converse, of <c>additionalModelRequestFields</c>. Taken from
/// published descriptions.
/// </summary>
public sealed record ThinkingSwitch
{
    /// <summary>An object that switches it on, e.g. <c>{"chat_template_kwargs":{"enable_thinking":true}}</c>; null when there is none.</summary>
    public JsonElement? On { get; init; }

    /// <summary>An object that switches it off; null when it cannot be switched off.</summary>
    public JsonElement? Off { get; init; }

    /// <summary>Path of the field that takes the effort, with dots: <c>reasoning.effort</c>; null when there is none.</summary>
    public string? EffortField { get; init; }

    /// <summary>The words that <see cref="EffortField"/> takes, from least to most; empty when they are not known.</summary>
    public IReadOnlyList<string> Efforts { get; init; } = [];

    /// <summary>What the service does when nothing is sent: <c>on</c>, <c>off</c> or an effort; null when not known.</summary>
    public string? Default { get; init; }
}
