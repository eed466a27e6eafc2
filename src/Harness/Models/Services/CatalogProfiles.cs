using System.Text.Json.Nodes;
using Harness.Campaigns.Catalog;
using Harness.Models.Wires;

namespace Harness.Models.Services;

/// <summary>The profile of an offer on its wire: what is known of the service, and over it what its row says.</summary>
internal static class CatalogProfiles
{
    // Claude of these generations thinks within a budget of tokens: see BedrockConverseProfile.ClaudeExtended.
    private static readonly string[] ExtendedThinking = ["claude-haiku-4", "claude-sonnet-4", "claude-opus-4", "claude-3"];

    /// <summary>The profile, of the type that <see cref="WireChoice.ProfileOf"/> names.</summary>
    public static object Of(CatalogModel model, CatalogOffer offer) => offer.Wire switch
    {
        ModelWire.ChatCompletions => Chat(model, offer),
        ModelWire.Converse => Converse(model, offer),
        ModelWire.AnthropicMessages => new AnthropicOptions { Thinking = Thinking(model, offer) },
        ModelWire.OpenAiResponses => new ResponsesOptions
        {
            TakesSampling = offer.Sampling.Temperature == ParameterRule.Accepted,
            EncryptedReasoning = model.Reasoning != ReasoningKind.No,
            AuthHeader = offer.Provider.AuthHeader,
            AuthPrefix = offer.Provider.AuthPrefix,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(offer), offer.Wire, "this wire has no client"),
    };

    private static OpenAiCompatibleProfile Chat(CatalogModel model, CatalogOffer offer)
    {
        var provider = offer.Provider;
        var service = OpenAiCompatibleProfiles.Names.Contains(provider.Key, StringComparer.OrdinalIgnoreCase) ? provider.Key
            : provider.Key == "openai-chat" ? "openai"
            : OpenAiCompatibleProfiles.Compatible;
        var known = OpenAiCompatibleProfiles.For(service);
        return known with
        {
            Name = provider.Key,
            MaxTokensField = offer.MaxTokensField ?? known.MaxTokensField,
            AuthHeader = provider.AuthHeader,
            AuthPrefix = provider.AuthPrefix,
            EchoMalformedArguments = known.EchoMalformedArguments && provider.EchoMalformedArguments,
            ExtraBody = known.ExtraBody.With(FieldsOf(offer)),
            Reasoning = Reasoning(model, offer) ?? known.Reasoning,
        };
    }

    private static BedrockConverseProfile Converse(CatalogModel model, CatalogOffer offer)
    {
        var known = offer.ModelId.Contains("anthropic.", StringComparison.Ordinal)
            ? ThinksInBudget(offer) ? BedrockConverseProfile.ClaudeExtended : BedrockConverseProfile.Claude
            : offer.ModelId.Contains("gpt-oss", StringComparison.Ordinal) ? BedrockConverseProfile.GptOss
            : new BedrockConverseProfile();
        return known with { Reasoning = Reasoning(model, offer) ?? known.Reasoning, AdditionalFields = known.AdditionalFields.With(FieldsOf(offer)) };
    }

    private static ReasoningFields? Reasoning(CatalogModel model, CatalogOffer offer) =>
        model.Reasoning == ReasoningKind.No ? ReasoningFields.Refused
        : offer.Thinking is { } thinking ? ThinkingFields.Of(thinking, model.Reasoning)
        : model.Reasoning == ReasoningKind.Always ? ReasoningFields.Always
        : null;

    private static AnthropicThinking Thinking(CatalogModel model, CatalogOffer offer) => model.Reasoning switch
    {
        ReasoningKind.No => AnthropicThinking.Never,
        ReasoningKind.Always => AnthropicThinking.Always,
        _ when ThinksInBudget(offer) => AnthropicThinking.Extended,
        _ => AnthropicThinking.Adaptive,
    };

    private static JsonObject? FieldsOf(CatalogOffer offer) => offer.ExtraBody is { } fields ? JsonObject.Create(fields.Clone()) : null;

    private static bool ThinksInBudget(CatalogOffer offer) => ExtendedThinking.Any(part => offer.ModelId.Contains(part, StringComparison.Ordinal));
}
