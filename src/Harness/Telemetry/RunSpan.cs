using System.Diagnostics;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Models;
using Microsoft.Extensions.AI;

namespace Harness.Telemetry;

/// <summary>One run as a span <c>invoke_agent {task}</c>. Exists only while somebody listens.</summary>
internal sealed class RunSpan : IDisposable
{
    private readonly Activity? _span;
    private readonly ModelUnderTest _model;
    private ChatTelemetry? _chat;

    private RunSpan(string campaign, TaskDefinition task, int run, ModelUnderTest model)
    {
        _model = model;
        _span = HarnessTelemetry.Source.StartActivity($"invoke_agent {task.Id}", ActivityKind.Internal);
        _span?.SetTag(Attributes.Operation, "invoke_agent")
            .SetTag(Attributes.Agent, task.Id)
            .SetTag(Attributes.Campaign, campaign)
            .SetTag(Attributes.Suite, task.Suite)
            .SetTag(Attributes.Task, task.Id)
            .SetTag(Attributes.Run, run)
            .SetTag(Attributes.Model, model.Name)
            .SetTag(Attributes.RequestModel, model.ModelId);
    }

    /// <summary>Begins the span of a run; null when nobody listens.</summary>
    public static RunSpan? Begin(string campaign, TaskDefinition task, int run, ModelUnderTest model) =>
        HarnessTelemetry.Listening ? new RunSpan(campaign, task, run, model) : null;

    /// <summary>The run's client, with a span for each call. The observer is to be the one that <see cref="Watch(IAttemptObserver)"/> gave.</summary>
    public IChatClient Watch(IChatClient client) => _chat!.Over(client);

    /// <summary>The run's observer, which also tells the telemetry.</summary>
    public IAttemptObserver Watch(IAttemptObserver observer) => _chat = new ChatTelemetry(_model, observer);

    /// <summary>Puts the run's result on the span and counts it.</summary>
    public void End(RunRecord record)
    {
        var outcome = record.Outcome;
        HarnessTelemetry.Runs.Add(1, [.. Common(record), new(Attributes.Mode, outcome.Mode?.Name() ?? ""), new(Attributes.Cause, outcome.Cause?.Name() ?? ""), new(Attributes.CostKnown, record.CostUsd is not null)]);
        if (record.CostUsd is { } cost)
            HarnessTelemetry.Cost.Add((double)cost, Common(record));
        if (_span is null) return;
        _span.SetTag(Attributes.Outcome, outcome.Kind.Name())
            .SetTag(Attributes.Cause, outcome.Cause?.Name())
            .SetTag(Attributes.Shape, outcome.Shape?.Name())
            .SetTag(Attributes.Mode, outcome.Mode?.Name())
            .SetTag(Attributes.Turns, record.Turns)
            .SetTag(Attributes.CostUsd, (double?)record.CostUsd)
            .SetTag(Attributes.InputTokens, record.Usage.Input)
            .SetTag(Attributes.CacheReadTokens, record.Usage.CachedInput)
            .SetTag(Attributes.CacheWriteTokens, record.Usage.CacheWrite)
            .SetTag(Attributes.OutputTokens, record.Usage.Output)
            .SetTag(Attributes.ReasoningTokens, record.Usage.Reasoning);
        // A model that fails is a result; only a run that could not be measured is an error.
        if (outcome.Kind == OutcomeKind.Invalid)
            _span.SetTag(Attributes.ErrorType, outcome.Cause?.Name()).SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>Ends the span.</summary>
    public void Dispose() => _span?.Dispose();

    private static KeyValuePair<string, object?>[] Common(RunRecord record) =>
    [
        new(Attributes.Suite, record.Suite),
        new(Attributes.Task, record.Task),
        new(Attributes.Model, record.Model),
        new(Attributes.Outcome, record.Outcome.Kind.Name()),
    ];
}
