using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Harness.Models;

/// <summary>
/// The one place that retries. Made per run around a client that many runs share, so that each run has its own observer;
/// disposing it disposes the inner client, so a run does not.
/// <para>
/// <see cref="ProviderFault.Infrastructure"/> and <see cref="ProviderFault.RateLimited"/> are tried again and end in
/// <see cref="ProviderExhaustedException"/>; every other fault is thrown as it came. The caller's cancellation is always an
/// <see cref="OperationCanceledException"/> and takes effect at once, also during a wait.
/// </para>
/// </summary>
public sealed class ResilientChatClient : DelegatingChatClient
{
    private static readonly ResiliencePropertyKey<ResilientCall> CallKey = new("harness.call");

    private readonly ResiliencePipeline<ChatResponse> _pipeline;
    private readonly RetryPolicyOptions _options;
    private readonly TimeProvider _clock;
    private readonly IAttemptObserver? _observer;

    /// <param name="inner">Sends one request per call and does not retry by itself.</param>
    /// <param name="options">How long one call is tried.</param>
    /// <param name="clock">Measures and waits.</param>
    /// <param name="jitter">Spreads the waits. Not shared with another thread.</param>
    /// <param name="observer">Is told about every attempt and every wait.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public ResilientChatClient(IChatClient inner, RetryPolicyOptions options, TimeProvider clock, Random jitter, IAttemptObserver? observer = null)
        : base(inner)
    {
        options.Validate();
        (_options, _clock, _observer) = (options, clock, observer);
        _pipeline = BuildPipeline(options, clock, jitter);
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = new ResilientCall(_options, _clock, _observer, cancellationToken);
        var conversation = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            return await _pipeline.ExecuteAsync(
                async attempt => await call.AttemptAsync(token => base.GetResponseAsync(conversation, options, token), attempt.CancellationToken).ConfigureAwait(false),
                context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fault = ProviderFaultRules.Classify(exception);
            if (!IsTransient(fault)) throw;
            throw new ProviderExhaustedException(fault, call.Attempts, exception);
        }
        finally
        {
            call.EndWait();
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Asks without streaming, with retries, and hands the answer out as updates.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates()) yield return update;
    }

    private static ResiliencePipeline<ChatResponse> BuildPipeline(RetryPolicyOptions options, TimeProvider clock, Random jitter)
    {
        var builder = new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = clock };
        if (options.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<ChatResponse>
            {
                MaxRetryAttempts = options.MaxAttempts - 1,
                Delay = options.BaseDelay,
                MaxDelay = options.MaxDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = jitter.NextDouble,
                ShouldHandle = attempt => ValueTask.FromResult(ShouldRetry(attempt.Outcome.Exception)),
                DelayGenerator = attempt => ValueTask.FromResult(AnnouncedWait(attempt.Outcome.Exception, options, jitter)),
                OnRetry = attempt =>
                {
                    attempt.Context.Properties.GetValue(CallKey, null!).BeginWait(attempt.RetryDelay);
                    return default;
                },
            });
        }

        return builder.AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout }).Build();
    }

    private static bool ShouldRetry(Exception? exception) =>
        exception is not null and not OperationCanceledException && IsTransient(ProviderFaultRules.Classify(exception));

    private static bool IsTransient(ProviderFault fault) => fault is ProviderFault.Infrastructure or ProviderFault.RateLimited;

    /// <summary>The wait that the provider asked for; null leaves it to the exponential one, also for "0 seconds".</summary>
    private static TimeSpan? AnnouncedWait(Exception? exception, RetryPolicyOptions options, Random jitter)
    {
        if (exception is not ProviderException { RetryAfter: { } announced } || announced <= TimeSpan.Zero) return null;
        // Parallel runs are told the same second: without the spread they would all come back in it.
        var wait = announced < options.MaxDelay ? announced + (options.BaseDelay * jitter.NextDouble()) : options.MaxDelay;
        return wait < options.MaxDelay ? wait : options.MaxDelay;
    }
}
