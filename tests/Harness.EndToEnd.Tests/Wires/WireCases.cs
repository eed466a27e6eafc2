using Harness.Loopback.Protocols;

namespace Harness.EndToEnd.Tests.Wires;

/// <summary>Each wire, through the catalog.</summary>
public static class WireCases
{
    private const string SessionToken = "session-canary-4Wq8ZtN1xKc7VbR2";

    private static readonly TokenCounts All = new(Cached: true, CacheWrite: true, Reasoning: true);

    public static IReadOnlyList<WireCase> List { get; } =
    [
        new("Bedrock Converse, API key", "qwen3-coder-30b", () => new ConverseServer())
        {
            Offer = ("qwen3-coder-30b", "bedrock"),
            ModelId = "qwen.qwen3-coder-30b-a3b-v1:0",
            Keys = new Dictionary<string, string> { ["AWS_BEARER_TOKEN_BEDROCK"] = ConverseServer.Key },
            Settings = new Dictionary<string, string> { ["HARNESS_TEMPERATURE"] = "0.25" },
            Counts = new(Cached: true, CacheWrite: true),
            Sent = new Dictionary<string, string> { ["inferenceConfig.temperature"] = "0.25" },
        },
        new("Bedrock Converse, signed", "bedrock/qwen3-coder-30b", () => new ConverseServer())
        {
            Reported = true,
            Offer = ("qwen3-coder-30b", "bedrock"),
            ModelId = "qwen.qwen3-coder-30b-a3b-v1:0",
            Keys = new Dictionary<string, string>
            {
                ["AWS_ACCESS_KEY_ID"] = ConverseServer.AccessKeyId,
                ["AWS_SECRET_ACCESS_KEY"] = ConverseServer.SecretAccessKey,
                ["AWS_SESSION_TOKEN"] = SessionToken,
            },
        },
        new("Bedrock Converse, Claude", "bedrock/claude-sonnet-5", () => new ConverseServer())
        {
            Offer = ("claude-sonnet-5", "bedrock"),
            ModelId = "global.anthropic.claude-sonnet-5",
            Keys = new Dictionary<string, string> { ["AWS_BEARER_TOKEN_BEDROCK"] = ConverseServer.Key },
            Settings = new Dictionary<string, string> { ["HARNESS_THINKING"] = "high" },
            Counts = new(Cached: true, CacheWrite: true),
            Thinks = true,
            Sent = new Dictionary<string, string>
            {
                ["additionalModelRequestFields.thinking.type"] = "\"adaptive\"",
                ["additionalModelRequestFields.output_config.effort"] = "\"high\"",
            },
        },
        new("Anthropic messages", "claude-sonnet-5.5", () => new AnthropicServer())
        {
            Reported = true,
            Offer = ("claude-sonnet-5.5", "anthropic"),
            ModelId = "claude-sonnet-5-5",
            Keys = new Dictionary<string, string> { ["ANTHROPIC_API_KEY"] = AnthropicServer.Key },
            Settings = new Dictionary<string, string> { ["HARNESS_THINKING"] = "high" },
            Counts = All,
            Thinks = true,
            Sent = new Dictionary<string, string> { ["thinking.type"] = "\"adaptive\"", ["output_config.effort"] = "\"high\"" },
        },
        new("OpenAI Responses", "gpt-6.1-terra", () => new ResponsesServer())
        {
            Offer = ("gpt-6.1-terra", "openai"),
            ModelId = "gpt-6.1-terra",
            Keys = new Dictionary<string, string> { ["OPENAI_API_KEY"] = ResponsesServer.Key },
            Settings = new Dictionary<string, string> { ["HARNESS_THINKING"] = "high" },
            Counts = new(Cached: true, Reasoning: true),
            Thinks = true,
            Sent = new Dictionary<string, string> { ["reasoning.effort"] = "\"high\"", ["store"] = "false" },
        },
        new("Chat completions, OpenRouter", "openrouter/kimi-k2.5", () => new OpenRouterServer())
        {
            Offer = ("kimi-k2.5", "openrouter"),
            ModelId = "moonshotai/kimi-k2.5",
            Keys = new Dictionary<string, string> { ["OPENROUTER_API_KEY"] = CompletionsServer.Key },
            Settings = new Dictionary<string, string> { ["HARNESS_THINKING"] = "off" },
            Counts = new(Cached: true, Reasoning: true),
            Sent = new Dictionary<string, string> { ["reasoning.enabled"] = "false" },
        },
    ];

    public static WireCase Named(string name) => List.Single(wire => wire.Name == name);
}
