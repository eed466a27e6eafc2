using Harness.Campaigns.Outcomes;

namespace Harness;

/// <summary>
/// Stops a campaign whose further runs would be worthless: a rejected key, an exhausted quota, a request that the service
/// refuses by its form, or a model whose tool calls do not arrive as calls. Runs that have not begun are recorded as
/// invalid with the reason. Thread-safe.
/// </summary>
public sealed class CampaignHalt
{
    /// <summary>So many runs in a row whose only tool call was written as text are no longer the model's failure.</summary>
    public const int TextualRuns = 3;

    private readonly Lock _lock = new();
    private int _textualInARow;
    private (InvalidCause Cause, string Reason)? _stopped;

    /// <summary>Why no further run is made; null while the campaign goes on.</summary>
    public (InvalidCause Cause, string Reason)? Stopped
    {
        get { lock (_lock) return _stopped; }
    }

    /// <summary>Stops the campaign. The first reason stays.</summary>
    public void Stop(InvalidCause cause, string reason)
    {
        lock (_lock) _stopped ??= (cause, reason);
    }

    /// <summary>
    /// Looks at the facts of a finished run. Once the harness is suspected, runs that show the same symptom become invalid.
    /// </summary>
    public RunFacts Observe(RunFacts facts)
    {
        if (facts.Fault is not null) return facts;
        lock (_lock)
        {
            var symptom = facts is { TextualToolCall: true, ToolCalls: 0, Accepted: not true };
            if (symptom && _stopped?.Reason == TextualReason)
                return facts with { Fault = InvalidCause.HarnessError };
            _textualInARow = symptom ? _textualInARow + 1 : 0;
            if (_textualInARow >= TextualRuns)
                _stopped ??= (InvalidCause.HarnessError, TextualReason);
            return facts;
        }
    }

    private static readonly string TextualReason =
        $"{TextualRuns} runs in a row wrote their tool calls as text and made no real call: the server does not turn this model's tool calls into calls. "
        + "Start it with a tool-call parser and the model's chat template (vLLM: --enable-auto-tool-choice --tool-call-parser; llama.cpp: --jinja), then run again";
}
