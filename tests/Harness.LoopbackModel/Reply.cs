using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Harness.Loopback;

/// <summary>What the server does with one request. Immutable; one reply may be given many times.</summary>
public sealed class Reply
{
    private readonly Func<HttpContext, LoopbackRequest, CancellationToken, Task> _send;
    private readonly TimeSpan _delay;

    private Reply(Func<HttpContext, LoopbackRequest, CancellationToken, Task> send, TimeSpan delay = default) =>
        (_send, _delay) = (send, delay);

    /// <summary>A final answer.</summary>
    public static Reply Text(string text) =>
        Message(_ => new JsonObject { ["role"] = "assistant", ["content"] = text }, "stop");

    /// <summary>One tool call, with the id <c>call_{turn}_0</c>.</summary>
    /// <param name="name">The tool, also one that is not offered.</param>
    /// <param name="argumentsJson">The arguments as the model writes them, also text that is no JSON.</param>
    public static Reply ToolCall(string name, string argumentsJson) => ToolCalls((name, argumentsJson));

    /// <summary>Several tool calls in one answer, with the ids <c>call_{turn}_{index}</c>.</summary>
    public static Reply ToolCalls(params (string Name, string ArgumentsJson)[] calls) =>
        Message(request => CompletionJson.ToolCallMessage(request.AssistantTurns, calls), "tool_calls");

    /// <summary>An answer with this message and this finish reason, and a usage that is counted from the texts.</summary>
    public static Reply Message(Func<LoopbackRequest, JsonObject> message, string? finishReason) =>
        new((http, request, token) =>
            SendJsonAsync(http, 200, CompletionJson.Of(request, message(request), finishReason).ToJsonString(), token));

    /// <summary>This text, whatever it is, as <c>application/json</c>.</summary>
    public static Reply RawJson(string json, int status = 200) => new((http, _, token) => SendJsonAsync(http, status, json, token));

    /// <summary>An error in OpenAI's shape.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="retryAfter">The header of this name, in whole seconds; null sends none.</param>
    public static Reply Status(int status, TimeSpan? retryAfter = null) => status switch
    {
        429 => Error(status, "Rate limit reached for requests", "requests", "rate_limit_exceeded", retryAfter),
        401 => Error(status, "Incorrect API key provided", "invalid_request_error", "invalid_api_key", retryAfter),
        >= 500 => Error(status, "The server had an error while processing your request", "server_error", null, retryAfter),
        _ => Error(status, "The request was rejected", "invalid_request_error", null, retryAfter),
    };

    /// <summary>An error in OpenAI's shape with its own text.</summary>
    public static Reply Error(int status, string message, string type, string? code, TimeSpan? retryAfter = null) =>
        new((http, _, token) =>
        {
            if (retryAfter is { } wait) http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return SendJsonAsync(http, status, CompletionJson.Error(message, type, code).ToJsonString(), token);
        });

    /// <summary>"The conversation is too long" in this server's spelling.</summary>
    public static Reply ContextOverflow(ContextOverflowSpelling spelling = ContextOverflowSpelling.OpenAi) =>
        RawJson(CompletionJson.ContextOverflow(spelling).ToJsonString(), status: 400);

    /// <summary>Accepts the request and never answers.</summary>
    public static Reply Hang() => new((_, _, token) => Task.Delay(Timeout.InfiniteTimeSpan, token));

    /// <summary>Resets the connection in the middle of the body.</summary>
    public static Reply Cut() => new(async (http, _, token) =>
    {
        var half = Encoding.UTF8.GetBytes("""{"id":"chatcmpl-cut","object":"chat.completion","choices":[{"ind""");
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = half.Length * 2;
        await http.Response.Body.WriteAsync(half, token).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(token).ConfigureAwait(false);
        http.Abort();
    });

    /// <summary>Closes the connection without a byte of an answer.</summary>
    public static Reply Reset() => new((http, _, _) =>
    {
        http.Abort();
        return Task.CompletedTask;
    });

    /// <summary>The same reply with one more header.</summary>
    public Reply Header(string name, string value) => new(
        (http, request, token) =>
        {
            http.Response.Headers[name] = value;
            return _send(http, request, token);
        },
        _delay);

    /// <summary>The same reply, later.</summary>
    public Reply Delay(TimeSpan delay) => new(_send, _delay + delay);

    internal async Task SendAsync(HttpContext http, LoopbackRequest request, CancellationToken cancellationToken)
    {
        if (_delay > TimeSpan.Zero) await Task.Delay(_delay, cancellationToken).ConfigureAwait(false);
        await _send(http, request, cancellationToken).ConfigureAwait(false);
    }

    private static Task SendJsonAsync(HttpContext http, int status, string json, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(json);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, cancellationToken).AsTask();
    }
}
