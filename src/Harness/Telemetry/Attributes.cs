namespace Harness.Telemetry;

/// <summary>
/// Names of attributes: those of OpenTelemetry's registry
/// (https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/), and our own below <c>harness.</c>.
/// </summary>
internal static class Attributes
{
    public const string Operation = "gen_ai.operation.name";
    public const string Provider = "gen_ai.provider.name";
    public const string Agent = "gen_ai.agent.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string RequestMaxTokens = "gen_ai.request.max_tokens";
    public const string RequestTemperature = "gen_ai.request.temperature";
    public const string RequestTopP = "gen_ai.request.top_p";
    public const string RequestSeed = "gen_ai.request.seed";
    public const string ResponseModel = "gen_ai.response.model";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string CacheReadTokens = "gen_ai.usage.cache_read.input_tokens";
    public const string CacheWriteTokens = "gen_ai.usage.cache_creation.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string ReasoningTokens = "gen_ai.usage.reasoning.output_tokens";
    public const string TokenType = "gen_ai.token.type";
    public const string Tool = "gen_ai.tool.name";
    public const string ToolType = "gen_ai.tool.type";
    public const string ErrorType = "error.type";
    public const string Status = "http.response.status_code";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";

    public const string Campaign = "harness.campaign";
    public const string Suite = "harness.suite";
    public const string Task = "harness.task";
    public const string Run = "harness.run";
    public const string Model = "harness.model";
    public const string Outcome = "harness.outcome";
    public const string Cause = "harness.cause";
    public const string Shape = "harness.shape";
    public const string Mode = "harness.mode";
    public const string Turns = "harness.turns";

    /// <summary>Absent where the cost is unknown.</summary>
    public const string CostUsd = "harness.cost_usd";

    public const string CostKnown = "harness.cost_known";

    /// <summary>Requests of one model call, the first included.</summary>
    public const string Attempts = "harness.attempts";

    /// <summary>Seconds of one model call that were spent waiting between requests.</summary>
    public const string WaitSeconds = "harness.wait_seconds";

    public const string Attempt = "harness.attempt";
    public const string Seconds = "harness.seconds";
    public const string ToolStatus = "harness.tool.status";
}
