using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

/// <summary>Chat completions as one service speaks them, with the profile of that service.</summary>
public abstract class CompletionsContract(string profile) : WireContract
{
    protected OpenAiCompatibleProfile Profile { get; } = OpenAiCompatibleProfiles.For(profile);

    protected override string Key => CompletionsServer.Key;

    protected override IReadOnlyDictionary<string, ChatFinishReason> FinishReasons { get; } = new Dictionary<string, ChatFinishReason>
    {
        ["stop"] = ChatFinishReason.Stop,
        ["eos"] = ChatFinishReason.Stop,
        ["length"] = ChatFinishReason.Length,
        ["model_length"] = ChatFinishReason.Length,
        ["tool_calls"] = ChatFinishReason.ToolCalls,
        ["content_filter"] = ChatFinishReason.ContentFilter,
        ["error"] = new("error"),
        ["abort"] = new("abort"),
        ["insufficient_system_resource"] = new("insufficient_system_resource"),
    };

    protected override IReadOnlyDictionary<string, string?> SamplingInBody => new Dictionary<string, string?>
    {
        [nameof(ChatOptions.Temperature)] = "\"temperature\":0.7",
        [nameof(ChatOptions.TopP)] = "\"top_p\":0.95",
        [nameof(ChatOptions.TopK)] = Profile.Refused.Contains("top_k") ? null : "\"top_k\":20",
        [nameof(ChatOptions.Seed)] = Profile.Refused.Contains("seed") ? null : $"\"{Profile.SeedField}\":42",
        [nameof(ChatOptions.FrequencyPenalty)] = "\"frequency_penalty\":0.1",
        [nameof(ChatOptions.PresencePenalty)] = "\"presence_penalty\":0.2",
        [nameof(ChatOptions.StopSequences)] = "\"stop\":[\"END\"]",
        [nameof(ChatOptions.MaxOutputTokens)] = $"\"{Profile.MaxTokensField}\":321",
    };

    protected override IReadOnlyDictionary<ReasoningEffort, string?> ReasoningInBody => Named(Enum.GetValues<ReasoningEffort>());

    protected override IChatClient CreateClient(HttpClient http, Uri baseUrl, TimeProvider clock) => new OpenAiCompatibleChatClient(
        http,
        new WireEndpoint { Provider = "loopback", BaseUrl = baseUrl, ModelId = "test-model", ApiKey = Key, Clock = clock },
        Profile);

    // Most services have a thought's text alone.
    protected override ScriptedReasoning AsCarried(ScriptedReasoning reasoning) => reasoning with { Signature = "" };

    /// <summary>These efforts in <c>reasoning_effort</c>, the others refused.</summary>
    protected static Dictionary<ReasoningEffort, string?> Named(params IEnumerable<ReasoningEffort> efforts) =>
        InBody(efforts.Select(effort => (effort, $"\"reasoning_effort\":\"{ReasoningFields.NameOf(effort)}\"")));

    /// <summary>These pieces for these efforts, the others refused.</summary>
    protected static Dictionary<ReasoningEffort, string?> InBody(params IEnumerable<(ReasoningEffort Effort, string Piece)> sent)
    {
        var pieces = Enum.GetValues<ReasoningEffort>().ToDictionary(effort => effort, _ => (string?)null);
        foreach (var (effort, piece) in sent) pieces[effort] = piece;
        return pieces;
    }
}
