using Microsoft.Extensions.AI;

namespace Harness.Models;

/// <summary>The attempts and waits of one model call, told to the observer.</summary>
internal sealed class ResilientCall(RetryPolicyOptions options, TimeProvider clock, IAttemptObserver? observer, CancellationToken caller)
{
    private long? _waitStarted;
    private TimeSpan _delay;

    public int Attempts { get; private set; }

    /// <summary>Waits for a place; that is no time of the model.</summary>
    public async Task<ConcurrencyPlace> EnterAsync(ConcurrencyGate gate, CancellationToken token)
    {
        var entering = gate.EnterAsync(token);
        if (!entering.IsCompleted) BeginWait(TimeSpan.Zero);
        return await entering.ConfigureAwait(false);
    }

    public async Task<ChatResponse> AttemptAsync(Func<CancellationToken, Task<ChatResponse>> ask, CancellationToken token)
    {
        EndWait();
        Attempts++;
        observer?.AttemptBegan();
        var started = clock.GetTimestamp();
        ChatResponse? response = null;
        try
        {
            response = await ask(token).ConfigureAwait(false);
            if (ProviderFaultRules.FaultOf(response) is { } fault) throw fault;
            Report(started, null, response);
            return response;
        }
        catch (OperationCanceledException exception) when (!caller.IsCancellationRequested)
        {
            var timeout = new ProviderException(Unanswered(token), code: "timeout", innerException: exception);
            Report(started, timeout, response);
            throw timeout;
        }
        catch (Exception exception)
        {
            Report(started, exception, response);
            throw;
        }
    }

    /// <summary>Begins a wait, unless one is under way.</summary>
    public void BeginWait(TimeSpan delay)
    {
        if (_waitStarted is not null) return;
        _waitStarted = clock.GetTimestamp();
        observer?.WaitBegan(delay);
    }

    /// <summary>Ends the wait if there is one; also called when it was cancelled.</summary>
    public void EndWait()
    {
        if (_waitStarted is not { } started) return;
        _delay = clock.GetElapsedTime(started);
        _waitStarted = null;
        observer?.WaitEnded();
    }

    private string Unanswered(CancellationToken token) => token.IsCancellationRequested
        ? FormattableString.Invariant($"no answer within {options.AttemptTimeout.TotalSeconds:0.###} s")
        : "the client gave up waiting for the answer";

    private void Report(long started, Exception? exception, ChatResponse? response)
    {
        // The caller's token may fire while an attempt fails by itself; then the call ends as cancelled.
        var cancelled = exception is not null && caller.IsCancellationRequested;
        var failed = exception is not null && !cancelled;
        observer?.AttemptEnded(new ProviderAttempt
        {
            Number = Attempts,
            Fault = failed ? ProviderFaultRules.Classify(exception!) : null,
            Cancelled = cancelled,
            Status = exception is null ? 200 : (exception as ProviderException)?.Status,
            Error = failed ? exception!.Message : null,
            Exception = failed ? exception : null,
            Delay = _delay,
            Duration = clock.GetElapsedTime(started),
            Response = response,
            IsUnpriced = exception is not null && response is null && (cancelled || MayBeBilled(exception)),
        });
        _delay = TimeSpan.Zero;
    }

    private static bool MayBeBilled(Exception exception) =>
        exception is not ProviderException { Status: { } status and not 200 } && !NeverConnected(exception);

    private static bool NeverConnected(Exception? exception) => exception is not null
        && (exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        }
            || NeverConnected(exception.InnerException));
}
