using System.Net;
using System.Text;
using System.Text.Json;

namespace Harness.Models.Cassettes;

/// <summary>What came back, byte for byte but for keys; or that nothing whole came back.</summary>
internal sealed record RecordedResponse
{
    /// <summary>The connection was refused or cut.</summary>
    public const string Connection = "connection";

    /// <summary>Nobody waited any longer: a time limit of the attempt or of the run.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>The longest body that is read.</summary>
    private const long MaxBytes = 64 * 1024 * 1024;

    // What a client acts upon. Ids, dates and limits of the account are nobody's business.
    private static readonly string[] KeptHeaders = ["content-type", "retry-after", "retry-after-ms", "x-should-retry", "x-amzn-errortype"];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The HTTP status; null when none came.</summary>
    public int? Status { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    public byte[] Body { get; init; } = [];

    /// <summary><see cref="Connection"/> or <see cref="Unanswered"/>; null when an answer came.</summary>
    public string? Fault { get; init; }

    /// <summary>What the transport said about the fault.</summary>
    public string? Message { get; init; }

    public bool IsAnswer => Fault is null && Status is >= 200 and < 300;

    /// <summary>Reads the response to its end; it can be read again.</summary>
    public static async Task<RecordedResponse> OfAsync(HttpResponseMessage response, Redaction redaction, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => KeptHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase));
        return new RecordedResponse
        {
            Status = (int)response.StatusCode,
            Headers = new SortedDictionary<string, string>(
                headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => redaction.Apply(string.Join(", ", header.Value))), StringComparer.Ordinal),
            Body = Redacted(body, redaction),
        };
    }

    public HttpResponseMessage ToMessage(HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)(Status ?? 0)) { RequestMessage = request, Content = new ByteArrayContent(Body) };
        foreach (var (name, value) in Headers)
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("res");
        if (Fault is not null)
        {
            writer.WriteString("fault", Fault);
            writer.WriteString("message", Message);
        }
        else
        {
            writer.WriteNumber("status", Status ?? 0);
            writer.WriteStartObject("headers");
            foreach (var (name, value) in Headers)
                writer.WriteString(name, value);
            writer.WriteEndObject();
            WriteBody(writer);
        }

        writer.WriteEndObject();
    }

    /// <exception cref="CassetteException">The line describes no answer.</exception>
    public static RecordedResponse Read(JsonElement line)
    {
        var response = line.Get("res") ?? default;
        if (response.GetText("fault") is { } fault)
            return new RecordedResponse { Fault = fault, Message = response.GetText("message") };
        if (response.GetCount("status") is not (>= 100 and < 600 and var status))
            throw new CassetteException("the line holds no answer");
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (response.Get("headers") is { ValueKind: JsonValueKind.Object } named)
            foreach (var header in named.EnumerateObject())
                headers[header.Name] = header.Value.GetString() ?? "";
        return new RecordedResponse
        {
            Status = (int)status,
            Headers = headers,
            Body = response.TryGetProperty("json", out var json) ? Encoding.UTF8.GetBytes(json.GetRawText())
                : response.GetText("base64") is { } base64 ? Convert.FromBase64String(base64)
                : Encoding.UTF8.GetBytes(response.GetText("text") ?? ""),
        };
    }

    private void WriteBody(Utf8JsonWriter writer)
    {
        if (TryText(Body) is not { } text)
        {
            writer.WriteBase64String("base64", Body);
        }
        else if (FitsIntoLine(text))
        {
            writer.WritePropertyName("json");
            writer.WriteRawValue(text, skipInputValidation: true);
        }
        else
        {
            writer.WriteString("text", text);
        }
    }

    // As it is when a reader gets the same bytes back from its line: JSON without line breaks and without anything around it.
    private static bool FitsIntoLine(string text)
    {
        if (text.AsSpan().ContainsAny('\n', '\r')) return false;
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.GetRawText() == text;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Redacted(byte[] body, Redaction redaction)
    {
        // Latin-1 gives every byte back, whatever the text was.
        var encoding = TryText(body) is null ? Encoding.Latin1 : Strict;
        var text = encoding.GetString(body);
        var redacted = redaction.Apply(text);
        return ReferenceEquals(redacted, text) || redacted == text ? body : encoding.GetBytes(redacted);
    }

    private static string? TryText(byte[] body)
    {
        try
        {
            return Strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
