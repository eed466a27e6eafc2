using System.Text.Json.Nodes;
using Harness.Campaigns.Catalog;
using Harness.Models.Wires;
using Harness.Settings;
using Microsoft.Extensions.AI;

namespace Harness.Models.Services;

/// <summary>How much a model is asked to think: the setting <c>thinking</c>.</summary>
/// <param name="value">One of <see cref="SettingsCatalog.ThinkingWords"/>; null asks for nothing, and the service's default holds.</param>
/// <param name="model">The model's name, for messages.</param>
internal sealed class ThinkingSetting(string? value, string model)
{
    private static readonly Dictionary<string, ReasoningEffort> Efforts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["off"] = ReasoningEffort.None,
        ["on"] = ReasoningEffort.Medium,
        ["low"] = ReasoningEffort.Low,
        ["medium"] = ReasoningEffort.Medium,
        ["high"] = ReasoningEffort.High,
        ["xhigh"] = ReasoningEffort.ExtraHigh,
    };

    /// <summary>
    /// The wire with the setting in its profile, where it is fields of the body: a replay then asks as the recording did. The other wires
    /// have it in <see cref="OnWire"/>.
    /// </summary>
    /// <exception cref="SettingsException">The model does not know the effort.</exception>
    public WireChoice Into(object profile, ModelWire wire = ModelWire.ChatCompletions) => new(wire, profile switch
    {
        OpenAiCompatibleProfile chat => chat with { ExtraBody = chat.ExtraBody.With(FieldsOf(chat.Reasoning)), Reasoning = ReasoningFields.Refused },
        BedrockConverseProfile converse => converse with { AdditionalFields = converse.AdditionalFields.With(FieldsOf(converse.Reasoning)), Reasoning = ReasoningFields.Refused },
        _ => profile,
    });

    /// <summary>What every request of a wire asks for that has no fields of its own for it; null is nothing.</summary>
    public ReasoningOptions? OnWire(ModelWire wire) =>
        value is { } effort && wire is ModelWire.AnthropicMessages or ModelWire.OpenAiResponses ? new ReasoningOptions { Effort = Efforts[effort] } : null;

    private JsonObject? FieldsOf(ReasoningFields fields)
    {
        if (value is null) return null;
        try
        {
            return fields.For(new ReasoningOptions { Effort = Efforts[value] }, model);
        }
        catch (NotSupportedException e)
        {
            throw new SettingsException($"{SettingNames.Both("thinking")} is '{value}'; {e.Message} Unset it, or choose one of these");
        }
    }
}
