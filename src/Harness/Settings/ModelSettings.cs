namespace Harness.Settings;

/// <summary>
/// One model behind an OpenAI-compatible server: a member of <c>models</c> in <c>harness.json</c>, or
/// <c>HARNESS_MODELS__NAME__...</c> in the environment.
/// </summary>
public sealed record ModelSettings
{
    /// <summary>Where <c>/chat/completions</c> is appended, e.g. <c>http://localhost:11434/v1</c>. Required.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The model id that is sent. Default: the name of the entry.</summary>
    public string? ModelId { get; init; }

    /// <summary>The environment variable that holds the key; none means that no key is sent. The key itself is never a setting.</summary>
    public string? ApiKeyVariable { get; init; }

    /// <summary>The request field for the output limit: <c>max_tokens</c> (default) or <c>max_completion_tokens</c>.</summary>
    public string MaxTokensField { get; init; } = "max_tokens";

    /// <summary>
    /// Send tool-call arguments that are no JSON object back to the model as they came. Default false: they go back as
    /// <c>{}</c>, because some servers answer every later turn of such a conversation with an error.
    /// </summary>
    public bool EchoMalformedArguments { get; init; }

    /// <summary>As <see cref="HarnessSettings.Thinking"/>, which wins over it. Default: not sent.</summary>
    public string? Thinking { get; init; }

    /// <summary>USD per million input tokens; null is unknown.</summary>
    public decimal? InputUsd { get; init; }

    /// <summary>USD per million output tokens; null is unknown.</summary>
    public decimal? OutputUsd { get; init; }

    /// <summary>USD per million input tokens read from a cache. Default: <see cref="InputUsd"/>.</summary>
    public decimal? CacheReadUsd { get; init; }

    /// <summary>USD per million input tokens written to a cache. Default: <see cref="InputUsd"/>.</summary>
    public decimal? CacheWriteUsd { get; init; }

    /// <summary>Declares the model free, as one that runs on your own machine. Excludes the prices.</summary>
    public bool Free { get; init; }
}
