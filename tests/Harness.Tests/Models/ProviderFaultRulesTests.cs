using System.Text.Json;
using Harness.Models;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

public sealed class ProviderFaultRulesTests
{
    [Theory]
    [InlineData(null, "connection", "Connection refused", ProviderFault.Infrastructure)]
    [InlineData(200, "unparsable", "<html>", ProviderFault.Infrastructure)]
    [InlineData(200, "error", "the answer ended with finish reason 'error'", ProviderFault.Infrastructure)]
    [InlineData(408, null, "timeout", ProviderFault.Infrastructure)]
    [InlineData(409, null, "conflict", ProviderFault.Infrastructure)]
    [InlineData(424, null, "failed dependency", ProviderFault.Infrastructure)]
    [InlineData(500, null, "CUDA out of memory", ProviderFault.Infrastructure)]
    [InlineData(502, null, "<html>Bad Gateway</html>", ProviderFault.Infrastructure)]
    [InlineData(503, null, "overloaded", ProviderFault.Infrastructure)]
    [InlineData(529, "overloaded_error", "Overloaded", ProviderFault.Infrastructure)]
    [InlineData(429, "rate_limit_exceeded", "Rate limit reached", ProviderFault.RateLimited)]
    [InlineData(429, null, "", ProviderFault.RateLimited)]
    [InlineData(401, "invalid_api_key", "Incorrect API key", ProviderFault.StopCampaign)]
    [InlineData(403, null, "forbidden", ProviderFault.StopCampaign)]
    [InlineData(402, null, "Insufficient Balance", ProviderFault.StopCampaign)]
    [InlineData(429, "insufficient_quota", "You exceeded your current quota", ProviderFault.StopCampaign)]
    [InlineData(400, "invalid_request_error", "Your credit balance is too low", ProviderFault.StopCampaign)]
    [InlineData(400, "invalid_request_error", "You have reached your specified API usage limits. You will regain access on 2026-12-01.", ProviderFault.StopCampaign)]
    [InlineData(429, "enforced_spend_limit_reached", "Monthly usage threshold crossed", ProviderFault.StopCampaign)]
    [InlineData(400, "unsupported_parameter", "Use 'max_completion_tokens' instead", ProviderFault.HarnessDefect)]
    [InlineData(400, null, "The reasoning_content in the thinking mode must be passed back to the API.", ProviderFault.HarnessDefect)]
    [InlineData(404, "model_not_found", "The model does not exist", ProviderFault.HarnessDefect)]
    [InlineData(413, null, "Request Entity Too Large", ProviderFault.HarnessDefect)]
    [InlineData(301, null, "Moved", ProviderFault.HarnessDefect)]
    [InlineData(500, null, "Failed to parse tool call arguments as JSON: unexpected end of input", ProviderFault.HarnessDefect)]
    [InlineData(400, "context_length_exceeded", "too long", ProviderFault.ContextExceeded)]
    [InlineData(400, "BadRequestError", "This model's maximum context length is 8192 tokens. However, ...", ProviderFault.ContextExceeded)]
    [InlineData(400, "exceed_context_size_error", "the request exceeds the available context size", ProviderFault.ContextExceeded)]
    [InlineData(400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum", ProviderFault.ContextExceeded)]
    [InlineData(413, null, "Input is too long for requested model.", ProviderFault.ContextExceeded)]
    [InlineData(422, null, "longer than the model's context length", ProviderFault.ContextExceeded)]
    [InlineData(500, null, "context_length_exceeded", ProviderFault.Infrastructure)]
    [InlineData(400, "content_filter", "The response was filtered", ProviderFault.Refused)]
    [InlineData(400, "invalid_prompt", "Invalid prompt: your prompt was flagged as potentially violating our usage policy.", ProviderFault.Refused)]
    [InlineData(403, "content_filter", "Your input was flagged", ProviderFault.Refused)]
    [InlineData(400, null, "input length and `max_tokens` exceed context limit: 196395 + 64000 > 204698", ProviderFault.ContextExceeded)]
    [InlineData(400, null, "Input length 1581 exceeds context length 1500", ProviderFault.ContextExceeded)]
    [InlineData(400, "invalid_request_error", "Output blocked by content filtering policy", ProviderFault.Refused)]
    [InlineData(403, null, "Your chosen model requires moderation and your input was flagged", ProviderFault.Refused)]
    [InlineData(403, "content_policy_violation", "The input was rejected", ProviderFault.Refused)]
    [InlineData(403, null, "Project does not have access", ProviderFault.StopCampaign)]
    [InlineData(500, "api_error", "error parsing tool call: raw='{', err=unexpected end", ProviderFault.MalformedToolCall)]
    [InlineData(400, "tool_use_failed", "Failed to call a function.", ProviderFault.MalformedToolCall)]
    public void Each_error_has_one_class(int? status, string? code, string message, ProviderFault expected) =>
        ProviderFaultRules.Classify(status, code, message).Should().Be(expected);

    [Fact]
    public void Every_status_has_a_class()
    {
        for (var status = 100; status < 1000; status++)
            ProviderFaultRules.Classify(status, null, "").Should().BeDefined();
    }

    [Fact]
    public void Exceptions_of_other_clients_are_classified_through_their_inner_ones()
    {
        ProviderFaultRules.Classify(new HttpRequestException("reset")).Should().Be(ProviderFault.Infrastructure);
        ProviderFaultRules.Classify(new InvalidOperationException("wrapped", new IOException("cut"))).Should().Be(ProviderFault.Infrastructure);
        ProviderFaultRules.Classify(new InvalidOperationException("wrapped", new ProviderException("no", 401))).Should().Be(ProviderFault.StopCampaign);
        ProviderFaultRules.Classify(new JsonException("unreadable")).Should().Be(ProviderFault.Infrastructure);
        ProviderFaultRules.Classify(new NotSupportedException("images")).Should().Be(ProviderFault.HarnessDefect);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("abort")]
    [InlineData("insufficient_system_resource")]
    public void An_answer_that_the_server_broke_off_is_infrastructure(string finish) =>
        ProviderFaultRules.FaultOf(Answer(finish, new UsageDetails()))!.Fault.Should().Be(ProviderFault.Infrastructure);

    [Fact]
    public void An_answer_with_neither_finish_reason_nor_usage_is_infrastructure() =>
        ProviderFaultRules.FaultOf(Answer(null, null))!.Fault.Should().Be(ProviderFault.Infrastructure);

    [Theory]
    [InlineData("stop", false)]
    [InlineData("length", false)]
    [InlineData("content_filter", false)]
    [InlineData("something new", false)]
    [InlineData(null, true)]
    public void Any_other_answer_is_the_models(string? finish, bool hasUsage) =>
        ProviderFaultRules.FaultOf(Answer(finish, hasUsage ? new UsageDetails() : null)).Should().BeNull();

    private static ChatResponse Answer(string? finish, UsageDetails? usage) => new(new ChatMessage(ChatRole.Assistant, ""))
    {
        FinishReason = finish is null ? null : new ChatFinishReason(finish),
        Usage = usage,
    };
}
