namespace Harness.Loopback.Protocols;

/// <summary>A reply as it goes over the wire.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body's text.</param>
public sealed record WireReply(int Status, string Body)
{
    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
