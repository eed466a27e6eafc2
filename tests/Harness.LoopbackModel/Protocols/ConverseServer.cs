using System.Text;
using System.Text.Json;

namespace Harness.Loopback.Protocols;

/// <summary>
/// Speaks Amazon Bedrock's Converse and lets in who has the key or signs: payloads of
/// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html (read 2026-11).
/// </summary>
public sealed class ConverseServer : ProtocolServer
{
    /// <summary>The API key that is accepted.</summary>
    public const string Key = "ABSK-loopback-0123456789abcdef";

    /// <summary>The access key that is accepted, with <see cref="SecretAccessKey"/>.</summary>
    public const string AccessKeyId = "AKIDEXAMPLE";

    /// <summary>Of Amazon's examples.</summary>
    public const string SecretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    public override IReadOnlyList<ReceivedMessage> MessagesOf(ReceivedRequest request) =>
    [
        .. ItemsOf(request.Body, "system").Select(block => new ReceivedMessage("system") { Text = block.GetProperty("text").GetString()! }),
        .. ItemsOf(request.Body, "messages").Select(MessageOf),
    ];

    public override IReadOnlyList<string> ToolsOf(ReceivedRequest request) => request.Body.TryGetProperty("toolConfig", out var config)
        ? [.. ItemsOf(config, "tools").Select(tool => tool.GetProperty("toolSpec").GetProperty("name").GetString()!)]
        : [];

    protected override WireReply? Rejection(ReceivedRequest request)
    {
        if (!request.Target.StartsWith("/model/", StringComparison.Ordinal) || !request.Target.EndsWith("/converse", StringComparison.Ordinal))
            return Error(404, "UnknownOperationException", "Unknown operation");
        var authorization = request.Headers.GetValueOrDefault("Authorization", "");
        if (authorization.StartsWith("AWS4-", StringComparison.Ordinal) ? !AmazonSignature.IsRight(request, SecretAccessKey) : authorization != "Bearer " + Key)
            return Error(403, "InvalidSignatureException", "The request signature we calculated does not match the signature you provided.");
        var roles = ItemsOf(request.Body, "messages").Select(message => message.GetProperty("role").GetString()).ToList();
        return roles.Zip(roles.Skip(1)).Any(pair => pair.First == pair.Second)
            ? Error(400, "ValidationException", "A conversation must alternate between user and assistant roles.")
            : null;
    }

    protected override WireReply Write(ScriptedAnswer answer, ReceivedRequest request)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) new ConverseAnswer(json).Write(answer);
        return new WireReply(200, Encoding.UTF8.GetString(bytes.ToArray())) { Headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = $"request-{request.Number}" } };
    }

    protected override WireReply Write(ScriptedFault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Error(429, "ThrottlingException", "Too many requests, please wait before trying again." + fault.Quote),
        FaultKind.ServerError => Error(500, "InternalServerException", "The system encountered an unexpected error during processing. Try your request again." + fault.Quote),
        FaultKind.Overloaded => Error(503, "ServiceUnavailableException", "Bedrock is unable to process your request." + fault.Quote),
        FaultKind.ContextTooLong => Error(400, "ValidationException", "Input is too long for requested model."),
        // From the gateway in front of the service, which says "Message".
        FaultKind.InvalidKey => new WireReply(403, JsonSerializer.Serialize(new Dictionary<string, string> { ["Message"] = "Authentication failed: Please make sure your API Key is valid. " + fault.Quote })),
        FaultKind.OutOfCredit => Error(403, "AccessDeniedException", "Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided."),
        FaultKind.InvalidRequest => Error(400, "ValidationException", "Malformed input request: #: extraneous key [top_k] is not permitted, please reformat your input and try again." + fault.Quote),
        _ => throw new NotSupportedException(fault.Kind.ToString()),
    };

    private static WireReply Error(int status, string type, string message) => new(status, JsonSerializer.Serialize(new Dictionary<string, string> { ["message"] = message }))
    {
        Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = type + ":http://internal.amazon.com/coral/com.amazon.bedrock/" },
    };

    private static ReceivedMessage MessageOf(JsonElement message)
    {
        var blocks = ItemsOf(message, "content").ToList();
        var results = blocks.Where(block => block.TryGetProperty("toolResult", out _)).Select(block => ResultOf(block.GetProperty("toolResult"))).ToList();
        return new ReceivedMessage(results.Count > 0 ? "tool" : message.GetProperty("role").GetString()!)
        {
            Text = string.Concat(blocks.Select(block => block.TryGetProperty("text", out var text) ? text.GetString() : null)),
            Reasoning = blocks.Where(block => block.TryGetProperty("reasoningContent", out _)).Select(ReasoningOf).FirstOrDefault(),
            Calls = [.. blocks.Where(block => block.TryGetProperty("toolUse", out _)).Select(block => CallOf(block.GetProperty("toolUse")))],
            Results = results,
        };
    }

    private static ScriptedReasoning ReasoningOf(JsonElement block)
    {
        var text = block.GetProperty("reasoningContent").GetProperty("reasoningText");
        return new ScriptedReasoning(text.GetProperty("text").GetString()!, text.GetProperty("signature").GetString()!);
    }

    private static ScriptedCall CallOf(JsonElement call) =>
        new(call.GetProperty("toolUseId").GetString()!, call.GetProperty("name").GetString()!, call.GetProperty("input").GetRawText());

    private static ReceivedResult ResultOf(JsonElement result) =>
        new(result.GetProperty("toolUseId").GetString()!, string.Concat(ItemsOf(result, "content").Select(block => block.GetProperty("text").GetString())));

    private static IEnumerable<JsonElement> ItemsOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];
}
