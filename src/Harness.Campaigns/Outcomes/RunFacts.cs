namespace Harness.Campaigns.Outcomes;

/// <summary>
/// Everything that <see cref="OutcomeRules"/> looks at. Stored with each record, so that old runs can be classified again
/// when the rules get a new version.
/// </summary>
public sealed record RunFacts
{
    /// <summary>Set when the run could not be measured, whatever else happened.</summary>
    public InvalidCause? Fault { get; init; }

    /// <summary>Why the loop ended; null when it did not end by itself.</summary>
    public StopReason? Stop { get; init; }

    /// <summary>The checker's verdict; null when it was not asked.</summary>
    public bool? Accepted { get; init; }

    /// <summary>Tool calls that the model asked for, including unknown and malformed ones; 0 or more.</summary>
    public int ToolCalls { get; init; }

    /// <summary>The final workspace differs from its start.</summary>
    public bool WorkspaceChanged { get; init; }

    /// <summary>The final text ends with a question to the user.</summary>
    public bool AskedBack { get; init; }

    /// <summary>The final text says that the work is done.</summary>
    public bool ClaimedSuccess { get; init; }

    /// <summary>Called an unknown tool, with no successful call afterwards.</summary>
    public bool UnknownToolUnrecovered { get; init; }

    /// <summary>Sent malformed arguments, with no successful call afterwards.</summary>
    public bool MalformedCallUnrecovered { get; init; }

    /// <summary>Most repetitions of one call with one result between two changes of the workspace; 0 without a call.</summary>
    public int MostRepeatedCall { get; init; }

    /// <summary>A reply held a tool call written as text. It was not executed.</summary>
    public bool TextualToolCall { get; init; }

    /// <summary>Required artefacts that the checker found right.</summary>
    public int ArtefactsRight { get; init; }
}
