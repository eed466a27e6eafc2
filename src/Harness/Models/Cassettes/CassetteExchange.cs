using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Harness.Models.Cassettes;

/// <summary>One request and what came of it: a line of a cassette. A failed attempt is an exchange too.</summary>
internal sealed record CassetteExchange(RecordedRequest Request, RecordedResponse Response)
{
    /// <summary>The line without its chain value.</summary>
    /// <param name="before">The body of the request before; null for the first.</param>
    /// <param name="number">The exchange's number, from 1.</param>
    /// <param name="elapsed">From the request to the end of the answer.</param>
    public string Write(RequestBody? before, int number, TimeSpan elapsed)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v", CassetteHeader.CurrentFormatVersion);
            writer.WriteNumber("i", number);
            writer.WriteString("hash", Request.Hash);
            writer.WriteStartObject("req");
            writer.WriteString("method", Request.Method);
            writer.WriteString("path", Request.Path);
            RequestDelta.Write(writer, before, Request.Body);
            writer.WriteEndObject();
            Response.Write(writer);
            writer.WriteNumber("ms", (long)elapsed.TotalMilliseconds);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="CassetteException">The line is no exchange, or its request is not the one that was hashed.</exception>
    public static CassetteExchange Read(JsonElement line, RequestBody? before)
    {
        var request = line.Get("req") ?? throw new CassetteException("the line holds no request");
        var recorded = new RecordedRequest(request.GetText("method") ?? "", request.GetText("path") ?? "", RequestDelta.Read(request, before));
        return recorded.Hash == line.GetText("hash")
            ? new CassetteExchange(recorded, RecordedResponse.Read(line))
            : throw new CassetteException("the request is not the one that was recorded: its hash differs");
    }
}
