using Harness.Campaigns.Outcomes;

namespace Harness;

/// <summary>
/// Stops a campaign whose further runs would be worthless: a rejected key, an exhausted quota, a request that the service
/// refuses by its form, a service that is down, or a model whose tool calls do not arrive as calls. Runs that have not begun are
/// recorded as invalid with the reason. Thread-safe.
/// </summary>
public sealed class CampaignHalt
{
    /// <summary>So many runs in a row whose only tool call was written as text are no longer the model's failure.</summary>
    public const int TextualRuns = 3;

    /// <summary>
    /// So many runs that end in a row as <see cref="InvalidCause.ProviderError"/> or <see cref="InvalidCause.RateLimited"/>, replacements
    /// included, are an outage. Where one run of ten is lost by chance, five in a row are one sequence in 100,000; and after five losses
    /// without a success, more than 45 % of successes are ruled out at the level of 95 %: such a service is not worth the waiting.
    /// </summary>
    public const int LostRuns = 5;

    private readonly Lock _lock = new();
    private readonly string _campaign;
    private readonly Action _end;
    private int _textualInARow;
    private int _lostInARow;
    private (InvalidCause Cause, string Reason)? _stopped;

    /// <param name="campaign">The id that continues the campaign, for messages.</param>
    public CampaignHalt(string campaign)
    {
        _campaign = campaign;
        // Lives as long as the process and has no timer: nothing to dispose. Whoever waited goes on elsewhere, not in who stops.
        var ended = new CancellationTokenSource();
        (Token, _end) = (ended.Token, () => _ = ended.CancelAsync());
    }

    /// <summary>Why no further run is made; null while the campaign goes on.</summary>
    public (InvalidCause Cause, string Reason)? Stopped
    {
        get { lock (_lock) return _stopped; }
    }

    /// <summary>
    /// Cancelled when no model call of any run can succeed any more. Not by the suspicion of textual tool calls: a run that is in flight
    /// and makes real calls shows that it works.
    /// </summary>
    public CancellationToken Token { get; }

    /// <summary>Stops the campaign. The first reason stays.</summary>
    public void Stop(InvalidCause cause, string reason)
    {
        lock (_lock) _stopped ??= (cause, reason);
        _end();
    }

    /// <summary>
    /// Looks at the facts of a finished run. Once the harness is suspected, runs that show the same symptom become invalid.
    /// </summary>
    /// <param name="facts">The facts.</param>
    /// <param name="error">What made the run invalid, for the message.</param>
    public RunFacts Observe(RunFacts facts, string? error = null)
    {
        if (facts.Fault is { } fault)
        {
            ObserveLost(fault, error);
            return facts;
        }

        lock (_lock)
        {
            _lostInARow = 0;
            var symptom = facts is { TextualToolCall: true, ToolCalls: 0, Accepted: not true };
            if (symptom && _stopped?.Reason == TextualReason)
                return facts with { Fault = InvalidCause.HarnessError };
            _textualInARow = symptom ? _textualInARow + 1 : 0;
            if (_textualInARow >= TextualRuns)
                _stopped ??= (InvalidCause.HarnessError, TextualReason);
            return facts;
        }
    }

    private void ObserveLost(InvalidCause fault, string? error)
    {
        if (fault is not (InvalidCause.ProviderError or InvalidCause.RateLimited)) return;
        lock (_lock)
        {
            if (_stopped is not null || ++_lostInARow < LostRuns) return;
        }

        Stop(fault, $"{LostRuns} runs in a row were lost to the model's service ({error ?? fault.Name()}): it is down, or it limits this account too hard. "
            + (fault == InvalidCause.RateLimited ? "Lower maxConcurrentRequests (HARNESS_MAX_CONCURRENT_REQUESTS) or wait" : "Wait until it is back")
            + $", then continue the campaign with HARNESS_CAMPAIGN={_campaign}");
    }

    private static readonly string TextualReason =
        $"{TextualRuns} runs in a row wrote their tool calls as text and made no real call: the server does not turn this model's tool calls into calls. "
        + "Start it with a tool-call parser and the model's chat template (vLLM: --enable-auto-tool-choice --tool-call-parser; llama.cpp: --jinja), then run again";
}
