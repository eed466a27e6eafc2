using System.Globalization;
using System.Text.Json;

namespace Harness.Models;

/// <summary>Finds the error in an answer, whichever of the many shapes it has.</summary>
internal sealed class ProviderErrorReader(ApiKey key, TimeProvider clock)
{
    private const int MaxMessageLength = 400;

    /// <summary>The error; null when the answer holds at least one choice and no error.</summary>
    public ProviderException? ErrorOf(HttpResponseMessage response, JsonElement? answer, string text)
    {
        var status = (int)response.StatusCode;
        if (answer is not { ValueKind: JsonValueKind.Object } root)
            return Create(response, status, response.IsSuccessStatusCode ? "unparsable" : null, text);
        if (!response.IsSuccessStatusCode || root.Get("error") is { ValueKind: JsonValueKind.Object or JsonValueKind.String } || root.GetText("object") == "error")
            return FromBody(response, root, text);
        return root.GetItems("choices").FirstOrDefault().ValueKind == JsonValueKind.Object
            ? null
            : Create(response, status, "no_choices", text);
    }

    private ProviderException FromBody(HttpResponseMessage response, JsonElement root, string text)
    {
        // OpenAI: {"error":{...}}. Ollama: {"error":"text"}. Older vLLM: the error is the root. FastAPI: {"detail":"text"}.
        var error = root.Get("error") ?? root;
        var message = error.ValueKind == JsonValueKind.String
            ? error.GetString()
            : error.GetText("message") ?? error.GetText("detail") ?? root.GetText("message");
        var number = NumberOf(error);
        var code = error.GetText("code") is { } named && !IsNumber(named) ? named : error.GetText("type");
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode && number is >= 400 and < 600) status = number.Value;
        return Create(response, status, code, message ?? text);
    }

    private ProviderException Create(HttpResponseMessage response, int status, string? code, string message) =>
        new(Clean(message.Length == 0 ? "(empty body)" : message), status, code is null ? null : Clean(code), RetryAfterOf(response));

    private static int? NumberOf(JsonElement error)
    {
        if (error.GetCount("code") is { } count) return (int)Math.Min(count, int.MaxValue);
        return int.TryParse(error.GetText("code"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsNumber(string code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private string Clean(string text)
    {
        // Redacted before it is cut: half a key is still a secret.
        var clean = key.Redact(text);
        if (clean.Length > MaxMessageLength) clean = clean[..(char.IsHighSurrogate(clean[MaxMessageLength - 1]) ? MaxMessageLength - 1 : MaxMessageLength)] + " ...";
        return string.Concat(clean.Select(c => char.IsControl(c) ? ' ' : c));
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var headers = response.Headers;
        if (headers.TryGetValues("retry-after-ms", out var values)
            && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue));
        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
