namespace Harness.Loopback.Protocols;

/// <summary>What can go wrong at a service. Each protocol writes it as its service does.</summary>
public enum FaultKind
{
    /// <summary>429, try again.</summary>
    TooManyRequests,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>529, or what the service answers when it has no capacity.</summary>
    Overloaded,

    /// <summary>The conversation does not fit; 400 in the service's wording.</summary>
    ContextTooLong,

    /// <summary>The key is not accepted.</summary>
    InvalidKey,

    /// <summary>The account has no credit.</summary>
    OutOfCredit,

    /// <summary>A filter stopped the prompt.</summary>
    Filtered,

    /// <summary>The request holds what the model does not take.</summary>
    InvalidRequest,

    /// <summary>An error with status 200.</summary>
    InsideOk,
}

/// <summary>The service answers with an error.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Headers">Headers beside those that the service sends.</param>
/// <param name="Quote">Text that the error's message quotes, such as a key.</param>
public sealed record ScriptedFault(FaultKind Kind, IReadOnlyDictionary<string, string>? Headers = null, string Quote = "") : ScriptedReply;

/// <summary>These bytes, whatever they are.</summary>
public sealed record ScriptedBody(int Status, string ContentType, string Body) : ScriptedReply;

/// <summary>The service's answer, of which only the first half arrives; then the connection is reset.</summary>
public sealed record ScriptedCut(ScriptedAnswer Answer) : ScriptedReply;

/// <summary>The service's answer, of which only the first half is sent, as if that were all.</summary>
public sealed record ScriptedTruncation(ScriptedAnswer Answer) : ScriptedReply;

/// <summary>The request is accepted and never answered.</summary>
public sealed record ScriptedHang : ScriptedReply;
