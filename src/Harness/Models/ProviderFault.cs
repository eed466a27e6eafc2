namespace Harness.Models;

/// <summary>Whose fault it is that a model call was not answered, and with it what becomes of the run.</summary>
public enum ProviderFault
{
    /// <summary>The connection, the server, an unreadable answer or an attempt that timed out. Retried; then the run is invalid.</summary>
    Infrastructure,

    /// <summary>Too many requests. Retried after the announced wait; then the run is invalid.</summary>
    RateLimited,

    /// <summary>The key is rejected or the account is out of credit. No later call can succeed: the campaign ends, its runs stay.</summary>
    StopCampaign,

    /// <summary>The request itself is wrong. Not retried and never the model's failure: the harness or its catalog must be mended.</summary>
    HarnessDefect,

    /// <summary>The conversation no longer fits into the model's context. The model's outcome, scored.</summary>
    ContextExceeded,

    /// <summary>A filter of the provider rejected the prompt or the answer. The model's outcome, scored.</summary>
    Refused,

    /// <summary>The server could not read the tool call that the model wrote. The model's turn: it is told, and the loop goes on.</summary>
    MalformedToolCall,
}
