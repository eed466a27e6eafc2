using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Harness.Models.Wires;

/// <summary>
/// One POST of JSON and the whole answer to it, for the wires that are ours. Finds the error inside a 200; the others are found
/// by <see cref="ProviderErrorHandler"/> before they come here.
/// </summary>
internal sealed class JsonExchange(HttpClient http, ProviderErrorReader errors)
{
    /// <param name="address">Where to.</param>
    /// <param name="body">The request's body.</param>
    /// <param name="authorize">Puts the key, or the signature, upon the request.</param>
    /// <param name="read">Reads a JSON object that is no error; null when it holds no answer.</param>
    /// <param name="absent">The code of an answer that holds none.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<T> PostAsync<T>(
        Uri address, byte[] body, Action<HttpRequestMessage> authorize, Func<JsonElement, HttpResponseHeaders, T?> read, string absent, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            authorize(request);
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            // Not the content's charset: JSON is UTF-8, and a broken sequence must become U+FFFD instead of an exception.
            var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            var answer = ResponseJson.TryParse(text);
            if (errors.ErrorInside(response, answer, text) is { } error) throw error;
            return read(answer!.Value, response.Headers) ?? throw errors.Void(response, absent, text);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException("the HTTP client gave up waiting", code: "timeout", innerException: exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw errors.Disconnected(exception);
        }
    }
}
