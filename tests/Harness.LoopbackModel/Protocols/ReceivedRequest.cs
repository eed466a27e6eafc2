using System.Text.Json;

namespace Harness.Loopback.Protocols;

/// <summary>A request as it arrived.</summary>
/// <param name="Number">The position among all requests of the server, from 1.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Path and query as they came, with their escapes.</param>
/// <param name="Headers">By name, in any case.</param>
/// <param name="Bytes">The body.</param>
public sealed record ReceivedRequest(int Number, string Method, string Target, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Body { get; } = JsonElement.Parse(Bytes.Span);
}

/// <summary>A message of a request, said without regard to the protocol.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>; what answers tool calls is <c>tool</c> in every protocol.</param>
public sealed record ReceivedMessage(string Role)
{
    /// <summary>The text; empty when there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>The thought that came back, with its signature where the protocol has one; null when none did.</summary>
    public ScriptedReasoning? Reasoning { get; init; }

    /// <summary>The calls, with their arguments as the bytes of the request spell them.</summary>
    public IReadOnlyList<ScriptedCall> Calls { get; init; } = [];

    public IReadOnlyList<ReceivedResult> Results { get; init; } = [];
}

/// <summary>A tool's answer.</summary>
public sealed record ReceivedResult(string CallId, string Text);
