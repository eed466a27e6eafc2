namespace Harness.Tools;

/// <summary>Ends the run with a final answer. The tool itself does nothing; the loop stops when it sees the call.</summary>
public sealed class SubmitTool : AgentTool
{
    /// <summary>The argument that holds the model's final words.</summary>
    public const string SummaryParameter = "summary";

    public override string Name => ToolNames.Submit;

    public override string Description =>
        "Ends the work. Call it once, when everything that was asked for is done, with a short summary. Nothing can be changed afterwards.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new(SummaryParameter, ToolParameterType.String, "What was done and what a reader should know, in a few sentences."),
    ];

    public override ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation) =>
        ValueTask.FromResult(new ToolReply("submitted"));
}
