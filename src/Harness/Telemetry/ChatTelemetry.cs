using System.Diagnostics;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Telemetry;

/// <summary>
/// The model calls of one run as spans <c>chat {model}</c>: whole calls with their requests, waits included. Metrics are per
/// request. A run makes one call at a time.
/// </summary>
internal sealed class ChatTelemetry(ModelUnderTest model, IAttemptObserver next) : IAttemptObserver
{
    private const int LongestWord = 100;

    private Activity? _span;
    private ChatMetrics? _metrics;
    private int _attempts;
    private double _waited;

    /// <summary>A client that shows its calls.</summary>
    public IChatClient Over(IChatClient client) => new WatchedClient(this, client);

    public void AttemptBegan() => next.AttemptBegan();

    public void AttemptEnded(ProviderAttempt attempt)
    {
        _attempts = attempt.Number;
        _waited += attempt.Delay.TotalSeconds;
        var error = attempt.Cancelled ? ErrorTypes.Cancelled : attempt.Fault is { } fault ? ErrorTypes.Of(fault) : null;
        _metrics?.Request(attempt.Duration, error, attempt.Response);
        if (attempt.Fault is not null)
        {
            _span?.AddEvent(new ActivityEvent("request_failed", tags: new ActivityTagsCollection
            {
                [Attributes.Attempt] = attempt.Number,
                [Attributes.ErrorType] = error,
                [Attributes.Status] = attempt.Status,
                [Attributes.Seconds] = attempt.Duration.TotalSeconds,
            }));
        }

        next.AttemptEnded(attempt);
    }

    public void WaitBegan(TimeSpan delay) => next.WaitBegan(delay);

    public void WaitEnded() => next.WaitEnded();

    private async Task<ChatResponse> CallAsync(Func<Task<ChatResponse>> call, ChatClientMetadata? metadata, ChatOptions? options)
    {
        var requested = options?.ModelId ?? model.ModelId ?? model.Name;
        _metrics = new ChatMetrics(metadata, requested, Word);
        (_attempts, _waited) = (0, 0);
        using var span = _span = Start(requested, metadata, options);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var response = await call().ConfigureAwait(false);
            // Scripts make no requests.
            if (_attempts == 0) _metrics.Request(Stopwatch.GetElapsedTime(began), null, response);
            Answered(response);
            return response;
        }
        catch (Exception exception)
        {
            span?.SetTag(Attributes.ErrorType, ErrorTypes.Of(exception))
                .SetTag(Attributes.Status, (exception as ProviderException ?? exception.InnerException as ProviderException)?.Status)
                .SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            if (_attempts > 0)
                span?.SetTag(Attributes.Attempts, _attempts).SetTag(Attributes.WaitSeconds, _waited);
            _span = null;
        }
    }

    private static Activity? Start(string requested, ChatClientMetadata? metadata, ChatOptions? options)
    {
        if (!HarnessTelemetry.Source.HasListeners()) return null;
        return HarnessTelemetry.Source.StartActivity($"chat {requested}", ActivityKind.Client)?
            .SetTag(Attributes.Operation, "chat")
            .SetTag(Attributes.Provider, ChatMetrics.ProviderOf(metadata))
            .SetTag(Attributes.RequestModel, requested)
            .SetTag(Attributes.RequestMaxTokens, options?.MaxOutputTokens)
            .SetTag(Attributes.RequestTemperature, options?.Temperature)
            .SetTag(Attributes.RequestTopP, options?.TopP)
            .SetTag(Attributes.RequestSeed, options?.Seed)
            .SetTag(Attributes.ServerAddress, metadata?.ProviderUri?.Host)
            .SetTag(Attributes.ServerPort, metadata?.ProviderUri?.Port);
    }

    private void Answered(ChatResponse response)
    {
        if (_span is null) return;
        var usage = response.Usage;
        _span.SetTag(Attributes.ResponseModel, Word(response.ModelId))
            .SetTag(Attributes.FinishReasons, response.FinishReason is { } finish ? new[] { Word(finish.Value) } : null)
            .SetTag(Attributes.InputTokens, usage?.InputTokenCount)
            .SetTag(Attributes.CacheReadTokens, usage?.CachedInputTokenCount)
            .SetTag(Attributes.CacheWriteTokens, CacheWrites(usage))
            .SetTag(Attributes.OutputTokens, usage?.OutputTokenCount)
            .SetTag(Attributes.ReasoningTokens, usage?.ReasoningTokenCount);
    }

    // Absent is unknown, which GetValueOrDefault would turn into 0.
    private static object? CacheWrites(UsageDetails? usage) =>
        usage?.AdditionalCounts?.TryGetValue(WireChatClient.CacheWriteCount, out var written) == true ? written : null;

    // What a server says may be anything, a key included.
    private string? Word(string? said)
    {
        if (said is null) return null;
        var clean = model.Redaction.Apply(said);
        return clean.Length <= LongestWord ? clean : clean[..LongestWord];
    }

    private sealed class WatchedClient(ChatTelemetry telemetry, IChatClient inner) : DelegatingChatClient(inner)
    {
        private readonly ChatClientMetadata? _metadata = inner.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;

        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            telemetry.CallAsync(() => base.GetResponseAsync(messages, options, cancellationToken), _metadata, options);
    }
}
