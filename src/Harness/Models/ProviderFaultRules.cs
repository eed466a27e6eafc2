using System.Text.Json;
using Microsoft.Extensions.AI;
using Polly.Timeout;

namespace Harness.Models;

/// <summary>Classifies what went wrong with a model call. Pure and total.</summary>
public static class ProviderFaultRules
{
    // Codes and texts of OpenAI, vLLM, Anthropic, Bedrock, llama.cpp, SGLang, Gemini, Groq, Anthropic again and LM Studio, in this order.
    private static readonly string[] ContextTexts =
    [
        "context_length_exceeded", "maximum context length", "prompt is too long", "input is too long",
        "exceed_context_size", "exceeds the available context size", "longer than the model's context length",
        "exceeds the maximum number of tokens", "reduce the length of the messages", "exceed context limit", "exceeds context length",
    ];

    private static readonly string[] CreditTexts =
    [
        "insufficient_quota", "exceeded_current_quota", "billing_hard_limit_reached", "credit balance is too low",
        "insufficient balance",
        // Anthropic's, of the account, of its tier and of its contract.
        "reached your specified api usage limits", "spend_limit_reached",
    ];

    // Ollama answers 500 and Groq 400 when the model's own tool call does not parse.
    private static readonly string[] UnreadableCallTexts = ["error parsing tool call", "tool_use_failed"];

    private static readonly string[] FilterCodes = ["content_filter", "content_policy_violation", "invalid_prompt"];

    // Of OpenRouter, whose 403 is not about the key then (https://openrouter.ai/docs/api/reference/errors-and-debugging), Anthropic (https://github.com/anthropics/claude-code/issues/58367), OpenAI and DeepSeek, read 2026-11.
    private static readonly string[] FilterTexts = ["blocked by content filtering policy", "flagged as potentially violating", "Content Exists Risk", "input was flagged"];

    /// <summary>Finish reasons that say that the server, not the model, ended the answer.</summary>
    private static readonly string[] BrokenFinishReasons = ["error", "abort", "insufficient_system_resource"];

    // Of Bedrock Converse (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html, read 2026-11).
    private static readonly string[] UnreadableFinishReasons = ["malformed_tool_use", "malformed_model_output"];

    /// <summary>Classifies an answer that is an error.</summary>
    /// <param name="status">The HTTP status, or the one inside a 200; null when no answer arrived.</param>
    /// <param name="code">The provider's code, such as <c>insufficient_quota</c>.</param>
    /// <param name="message">The provider's text.</param>
    public static ProviderFault Classify(int? status, string? code, string message)
    {
        var text = code + " " + message;
        if (status is 200 or 400 or 413 or 422 && ContainsAny(text, ContextTexts)) return ProviderFault.ContextExceeded;
        if (status is 402 || (status is 200 or 400 or 403 or 429 && ContainsAny(text, CreditTexts))) return ProviderFault.StopCampaign;
        if (status is 200 or 400 or 500 && ContainsAny(text, UnreadableCallTexts)) return ProviderFault.MalformedToolCall;
        if (status is 200 or 400 or 403 && (FilterCodes.Contains(code, StringComparer.Ordinal) || ContainsAny(message, FilterTexts))) return ProviderFault.Refused;
        // llama.cpp re-reads the calls of the history that we sent: every retry would end the same way.
        if (status is 500 && text.Contains("Failed to parse tool call arguments", StringComparison.OrdinalIgnoreCase)) return ProviderFault.HarnessDefect;
        return status switch
        {
            null or (>= 200 and < 300) or >= 500 => ProviderFault.Infrastructure,
            408 or 409 or 424 => ProviderFault.Infrastructure,
            429 => ProviderFault.RateLimited,
            401 or 403 => ProviderFault.StopCampaign,
            _ => ProviderFault.HarnessDefect,
        };
    }

    /// <summary>Whether an error that stops the campaign is about money or quota, not about the key.</summary>
    public static bool IsQuota(ProviderException error) =>
        error.Fault == ProviderFault.StopCampaign && (error.Status is 402 || ContainsAny(error.Message, CreditTexts));

    /// <summary>
    /// Classifies any exception of a model call, also of clients that are not ours. The caller's own cancellation is not a
    /// fault and must be recognised before.
    /// </summary>
    public static ProviderFault Classify(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is ProviderException provider) return provider.Fault;
            if (inner is HttpRequestException or IOException or JsonException or TimeoutException or TimeoutRejectedException or OperationCanceledException)
                return ProviderFault.Infrastructure;
        }

        return ProviderFault.HarnessDefect;
    }

    /// <summary>
    /// Whether a request that failed may be on the bill: the model may have worked on it. Not so when no connection was made, or when the
    /// service refused it with a status of its own, but for a tool call that the model wrote and the server could not read.
    /// </summary>
    public static bool MayBeBilled(Exception exception)
    {
        ProviderException? answer = null;
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            answer ??= inner as ProviderException;
            if (inner is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError })
                return false;
        }

        return answer is null or { Status: null or (>= 200 and < 300) } or { Fault: ProviderFault.MalformedToolCall };
    }

    /// <summary>Says why an answer that arrived is none; null when it is the model's.</summary>
    public static ProviderException? FaultOf(ChatResponse response)
    {
        if (response.FinishReason is not { } finish)
        {
            return response.Usage is null
                ? new ProviderException("the answer has neither a finish reason nor usage", status: 200, code: "incomplete")
                : null;
        }

        return BrokenFinishReasons.Contains(finish.Value, StringComparer.Ordinal)
            ? new ProviderException($"the answer ended with finish reason '{finish.Value}'", status: 200, code: finish.Value)
            : null;
    }

    /// <summary>Whether an answer ended because the service could not read the tool call in it. The model's turn, as <see cref="ProviderFault.MalformedToolCall"/>.</summary>
    public static bool IsUnreadableCall(ChatResponse response) =>
        response.FinishReason is { } finish && UnreadableFinishReasons.Contains(finish.Value, StringComparer.Ordinal);

    private static bool ContainsAny(string text, string[] parts) =>
        parts.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
