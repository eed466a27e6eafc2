using System.Globalization;
using System.Text.Json;

namespace Harness.Models;

/// <summary>Finds the error in an answer, whichever of the many shapes it has. What it says is bounded and holds no key.</summary>
internal sealed class ProviderErrorReader(IReadOnlyList<ApiKey> secrets, TimeProvider clock)
{
    private const int MaxMessageLength = 400;

    // Nobody waits as long, and every sum with it is a time.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>The error of an answer that is not 2xx.</summary>
    public ProviderException ErrorOf(HttpResponseMessage response, string text)
    {
        var status = (int)response.StatusCode;
        var named = AmazonCodeOf(response);
        return ResponseJson.TryParse(text) is { ValueKind: JsonValueKind.Object } root
            ? FromBody(response, status, root, named, text)
            : Create(response, status, named, text);
    }

    /// <summary>The error that an answer with status 200 holds; null when it holds none.</summary>
    public ProviderException? ErrorInside(HttpResponseMessage response, JsonElement? answer, string text)
    {
        var status = (int)response.StatusCode;
        if (answer is not { ValueKind: JsonValueKind.Object } root) return Create(response, status, "unparsable", text);
        if (root.Get("error") is not { ValueKind: JsonValueKind.Object or JsonValueKind.String } && root.GetText("object") != "error") return null;
        return FromBody(response, NumberOf(root.Get("error") ?? root) is { } number and >= 400 and < 600 ? number : status, root, null, text);
    }

    /// <summary>An answer with status 200 that is whole and says nothing.</summary>
    public ProviderException Void(HttpResponseMessage response, string code, string text) => Create(response, (int)response.StatusCode, code, text);

    /// <summary>An answer that is an error, or none, as an SDK handed it on.</summary>
    public ProviderException Inside(int status, string? code, string text) => new(Clean(text.Length == 0 ? "(empty body)" : text), status, code is null ? null : Clean(code));

    /// <summary>No answer arrived, or not all of it.</summary>
    public ProviderException Disconnected(Exception exception) => new(Clean(exception.Message), code: "connection", innerException: exception);

    // OpenAI, Anthropic: {"error":{...}}. Ollama: {"error":"text"}. Older vLLM: the error is the root. FastAPI: {"detail":"text"}.
    // Amazon: {"message":"text"}, from its gateways {"Message":"text"}, and the code in a header or in "__type".
    private ProviderException FromBody(HttpResponseMessage response, int status, JsonElement root, string? named, string text)
    {
        var error = root.Get("error") ?? root;
        var message = error.ValueKind == JsonValueKind.String
            ? error.GetString()
            : error.GetText("message") ?? error.GetText("detail") ?? root.GetText("message") ?? root.GetText("Message");
        // What OpenRouter's upstream said; its own text is "Provider returned error".
        if (error.Get("metadata")?.GetText("raw") is { } raw) message = $"{message}: {raw}";
        // OpenRouter's moderation answers 403 like a key without rights: https://openrouter.ai/docs/api/reference/errors-and-debugging
        if (error.Get("metadata")?.Get("flagged_input") is not null) named = "content_filter";
        // Anthropic's type of an error is as coarse as its status; what stops a campaign is one step deeper.
        var code = named ?? error.Get("details")?.GetText("error_code") ?? (error.GetText("code") is { } said && !IsNumber(said) ? said : error.GetText("type") ?? error.GetText("__type")?.Split('#')[^1]);
        return Create(response, status, code, string.IsNullOrWhiteSpace(message) ? text : message);
    }

    private ProviderException Create(HttpResponseMessage response, int status, string? code, string message) =>
        new(Clean(message.Length == 0 ? "(empty body)" : message), status, code is null ? null : Clean(code), RetryAfterOf(response));

    // "ThrottlingException:http://internal.amazon.com/coral/com.amazon.coral.availability/"
    private static string? AmazonCodeOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-amzn-ErrorType", out var values) && values.First().Split(':')[0].Trim() is { Length: > 0 } code ? code : null;

    private static int? NumberOf(JsonElement error)
    {
        if (error.GetCount("code") is { } count) return (int)Math.Min(count, int.MaxValue);
        return int.TryParse(error.GetText("code"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsNumber(string code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private string Clean(string text)
    {
        // Redacted before it is cut: half a key is still a secret.
        var clean = secrets.Aggregate(text, (shown, secret) => secret.Redact(shown));
        if (clean.Length > MaxMessageLength) clean = clean[..(char.IsHighSurrogate(clean[MaxMessageLength - 1]) ? MaxMessageLength - 1 : MaxMessageLength)] + " ...";
        return string.Concat(clean.Select(c => char.IsControl(c) ? ' ' : c));
    }

    private static TimeSpan Bounded(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var headers = response.Headers;
        if (headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var milliseconds)
            && double.IsFinite(milliseconds))
            return Bounded(TimeSpan.FromMilliseconds(Math.Min(milliseconds, LongestWait.TotalMilliseconds)));
        var announced = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - clock.GetUtcNow();
        return announced is { } wait ? Bounded(wait) : null;
    }
}
