using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Harness.Models;

/// <summary>
/// The one place that retries and that waits: for a place at the gate, and between two attempts. Made per run around a client
/// that many runs share, so that each run has its own observer; disposing it disposes the inner client, so a run does not.
/// <para>
/// <see cref="ProviderFault.Infrastructure"/> and <see cref="ProviderFault.RateLimited"/> are tried again and end in
/// <see cref="ProviderExhaustedException"/>; every other fault is thrown as it came. The caller's cancellation is always an
/// <see cref="OperationCanceledException"/> and takes effect at once, also during a wait.
/// </para>
/// <para>
/// When the campaign is halted, whoever waits ends at once with <see cref="CampaignHaltedException"/>, and no attempt is made any
/// more. A request that is in flight is left to finish: its answer is paid for, and it may be the last that its run needs.
/// </para>
/// </summary>
public sealed class ResilientChatClient : DelegatingChatClient
{
    private static readonly ResiliencePropertyKey<ResilientCall> CallKey = new("harness.call");

    // Two pipelines in each other, because a halt ends waits, not requests: Polly gives one token to all of a pipeline.
    private readonly ResiliencePipeline<ChatResponse> _retries;
    private readonly ResiliencePipeline<ChatResponse> _timeLimit;
    private readonly RetryPolicyOptions _options;
    private readonly TimeProvider _clock;
    private readonly IAttemptObserver? _observer;
    private readonly ConcurrencyGate _gate;
    private readonly CancellationToken _halted;

    /// <param name="inner">Sends one request per call and does not retry by itself.</param>
    /// <param name="options">How long one call is tried.</param>
    /// <param name="clock">Measures and waits.</param>
    /// <param name="jitter">Spreads the waits. Not shared with another thread.</param>
    /// <param name="observer">Is told about every attempt and every wait.</param>
    /// <param name="gate">Shared by all clients of one provider. Default: one of its own.</param>
    /// <param name="halted">The campaign was stopped.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public ResilientChatClient(
        IChatClient inner,
        RetryPolicyOptions options,
        TimeProvider clock,
        Random jitter,
        IAttemptObserver? observer = null,
        ConcurrencyGate? gate = null,
        CancellationToken halted = default)
        : base(inner)
    {
        options.Validate();
        (_options, _clock, _observer, _halted) = (options, clock, observer, halted);
        _gate = gate ?? new ConcurrencyGate(ConcurrencyGate.Highest, clock);
        _retries = Retries(options, clock, jitter);
        _timeLimit = new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = clock }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout })
            .Build();
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = new ResilientCall(_options, _clock, _observer, cancellationToken);
        var conversation = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        using var mayWait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _halted);
        var context = ResilienceContextPool.Shared.Get(mayWait.Token);
        context.Properties.Set(CallKey, call);
        try
        {
            return await _retries.ExecuteAsync(
                async waiting => await AttemptAsync(call, token => base.GetResponseAsync(conversation, options, token), waiting.CancellationToken, cancellationToken).ConfigureAwait(false),
                context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_halted.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new CampaignHaltedException();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fault = ProviderFaultRules.Classify(exception);
            if (!IsTransient(fault)) throw;
            if (_halted.IsCancellationRequested) throw new CampaignHaltedException(exception);
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

    private async Task<ChatResponse> AttemptAsync(
        ResilientCall call, Func<CancellationToken, Task<ChatResponse>> ask, CancellationToken mayWait, CancellationToken caller)
    {
        using var place = await call.EnterAsync(_gate, mayWait).ConfigureAwait(false);
        // Who gave up the place may have stopped the campaign a moment before; what is linked to its token hears of it later.
        _halted.ThrowIfCancellationRequested();
        mayWait.ThrowIfCancellationRequested();
        try
        {
            var response = await _timeLimit.ExecuteAsync(async token => await call.AttemptAsync(ask, token).ConfigureAwait(false), caller).ConfigureAwait(false);
            place.Answered();
            return response;
        }
        catch (ProviderException exception) when (exception.IsOverload)
        {
            place.Refused(Bounded(exception.RetryAfter ?? TimeSpan.Zero, _options));
            throw;
        }
    }

    private static ResiliencePipeline<ChatResponse> Retries(RetryPolicyOptions options, TimeProvider clock, Random jitter)
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
                    if (attempt.RetryDelay > TimeSpan.Zero)
                        attempt.Context.Properties.GetValue(CallKey, null!).BeginWait(attempt.RetryDelay);
                    return default;
                },
            });
        }

        return builder.Build();
    }

    private static bool ShouldRetry(Exception? exception) =>
        exception is not null and not OperationCanceledException && IsTransient(ProviderFaultRules.Classify(exception));

    private static bool IsTransient(ProviderFault fault) => fault is ProviderFault.Infrastructure or ProviderFault.RateLimited;

    /// <summary>The wait that the provider asked for; null leaves it to the exponential one, also for "0 seconds".</summary>
    private static TimeSpan? AnnouncedWait(Exception? exception, RetryPolicyOptions options, Random jitter)
    {
        if (exception is not ProviderException { RetryAfter: { } announced } || announced <= TimeSpan.Zero) return null;
        // Parallel runs are told the same second: without the spread they would all come back in it.
        return announced < options.MaxDelay ? Bounded(announced + (options.BaseDelay * jitter.NextDouble()), options) : options.MaxDelay;
    }

    private static TimeSpan Bounded(TimeSpan wait, RetryPolicyOptions options) => wait < options.MaxDelay ? wait : options.MaxDelay;
}
