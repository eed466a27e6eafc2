namespace Harness.Campaigns.Predictions;

/// <summary>What a run may have beside its outcome.</summary>
public enum RunFlag
{
    /// <summary>Failed without any tool call.</summary>
    QuickFail,

    /// <summary>Failed with at most one tool call or within two seconds.</summary>
    Quick,

    /// <summary>The final message claimed success.</summary>
    ClaimedSuccess,

    /// <summary>The final message claimed success, and the checker rejected the work.</summary>
    FalseSuccess,

    /// <summary>A tool call was written as text.</summary>
    TextualToolCall,
}
