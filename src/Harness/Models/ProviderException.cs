namespace Harness.Models;

/// <summary>A model call that the provider did not answer, or answered with an error.</summary>
public sealed class ProviderException : Exception
{
    /// <param name="message">The provider's text; at most a few hundred characters, without the key.</param>
    /// <param name="status">See <see cref="Status"/>.</param>
    /// <param name="code">See <see cref="Code"/>.</param>
    /// <param name="retryAfter">See <see cref="RetryAfter"/>.</param>
    /// <param name="innerException">What the transport threw.</param>
    public ProviderException(string message, int? status = null, string? code = null, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(Describe(message, status, code), innerException)
    {
        Status = status;
        Code = code;
        RetryAfter = retryAfter;
        Fault = ProviderFaultRules.Classify(status, code, message);
    }

    /// <summary>The HTTP status, or the status that the body of a 200 names; null when no answer arrived.</summary>
    public int? Status { get; }

    /// <summary>
    /// The provider's code, e.g. <c>insufficient_quota</c>, or one of ours: <c>connection</c>, <c>timeout</c>,
    /// <c>unparsable</c>, <c>no_choices</c>, <c>incomplete</c>. Null when there is none.
    /// </summary>
    public string? Code { get; }

    /// <summary>How long the provider asked to wait, 0 or more; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whose fault it is.</summary>
    public ProviderFault Fault { get; }

    /// <summary>The provider has more requests than it can carry: 429 without a word of quota, 503, and 529 of Anthropic.</summary>
    public bool IsOverload => Fault == ProviderFault.RateLimited || (Fault == ProviderFault.Infrastructure && Status is 503 or 529);

    private static string Describe(string message, int? status, string? code)
    {
        var head = status is null ? code : code is null ? $"HTTP {status}" : $"HTTP {status} {code}";
        return head is null ? message : $"{head}: {message}";
    }
}
