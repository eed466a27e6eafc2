namespace Harness.Tools;

/// <summary>
/// One tool that a task offers to the model. An instance belongs to one run and is called by one thread at a time.
/// </summary>
public abstract class AgentTool
{
    /// <summary>The name that the model calls, from <see cref="ToolNames"/>.</summary>
    public abstract string Name { get; }

    /// <summary>What the tool does, what it returns and what its limits are, written for a model.</summary>
    public abstract string Description { get; }

    /// <summary>The arguments, in the order in which the schema lists them.</summary>
    public abstract IReadOnlyList<ToolParameter> Parameters { get; }

    /// <summary>
    /// Runs the call. A problem that the model can do something about is a <see cref="ToolReply"/> with
    /// <see cref="ToolReply.IsError"/>, never an exception; an exception makes the run invalid.
    /// </summary>
    /// <param name="arguments">Arguments that were validated against <see cref="Parameters"/>.</param>
    /// <param name="cancellation">Ends the call when the run's working time is used up or the run is cancelled.</param>
    public abstract ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation);
}
