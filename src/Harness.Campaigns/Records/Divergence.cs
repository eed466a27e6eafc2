namespace Harness.Campaigns.Records;

/// <summary>
/// One thing that went otherwise in a replay than when it was recorded. Says nothing about the model: its answers are the recorded
/// ones. What it does to the verdict: nothing; the checker's word stands, and the divergence is shown beside it.
/// </summary>
/// <param name="Request">The request in which it was first seen, from 1; null when the run's end is meant.</param>
/// <param name="Path">Where in the request's body: <c>$.messages[5].content</c>; <c>$</c> is the whole request; <c>outcome</c> is the verdict.</param>
/// <param name="Recorded">The recorded value as JSON, cut to what differs; null when it was not there.</param>
/// <param name="Now">The value now, likewise. Text of models and tools: hostile.</param>
public sealed record Divergence(int? Request, string Path, string? Recorded, string? Now)
{
    /// <summary>One line: <c>request 3 differs: $.messages[5].content: cassette "4 passed" != now "3 passed"</c>.</summary>
    public override string ToString()
    {
        var head = Request is { } number ? FormattableString.Invariant($"request {number} differs: ") : "the end differs: ";
        return head + (Recorded, Now) switch
        {
            ({ } recorded, { } now) => $"{Path}: cassette {recorded} != now {now}",
            ({ } recorded, null) => $"{Path}: only in the cassette: {recorded}",
            (_, { } now) => $"{Path}: only now: {now}",
            _ => Path,
        };
    }
}
