using System.Buffers;
using System.Text;

namespace Harness.Models;

/// <summary>
/// Stands before whatever sends the requests of any wire, an SDK's too, and turns each failure into a
/// <see cref="ProviderException"/>: an answer that is not 2xx, in whichever shape its provider writes errors, a connection
/// that fails or is cut, an answer beyond 64 MB. What it lets through has arrived whole, so nothing streams behind it.
/// <para>
/// It knows nothing of the answers themselves: an error inside a 200 is for the wire to find. Safe for parallel requests.
/// </para>
/// </summary>
public sealed class ProviderErrorHandler : DelegatingHandler
{
    private const int MaxAnswerBytes = 64 * 1024 * 1024;
    private const int MaxErrorBytes = 64 * 1024;

    private readonly ProviderErrorReader _errors;

    /// <param name="inner">Sends the requests. Not disposed with an <see cref="HttpClient"/> that is told not to.</param>
    /// <param name="clock">Turns a <c>Retry-After</c> date into a wait.</param>
    /// <param name="secrets">What no message may show: the key; servers quote the one that they reject. Null and empty are passed over.</param>
    /// <exception cref="ArgumentException">A secret holds characters that no header can carry; the message does not show it.</exception>
    public ProviderErrorHandler(HttpMessageHandler inner, TimeProvider clock, params IEnumerable<string?> secrets)
        : base(inner) => _errors = new ProviderErrorReader([.. secrets.Select(secret => new ApiKey(secret))], clock);

    /// <inheritdoc/>
    /// <exception cref="ProviderException">The provider did not answer, or answered with an error.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw _errors.ErrorOf(response, await BeginningOfAsync(response.Content, cancellationToken).ConfigureAwait(false));
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (Exception exception)
        {
            response?.Dispose();
            if (exception is HttpRequestException or IOException) throw _errors.Disconnected(exception);
            throw;
        }
    }

    /// <summary>The first 64 KB of an error, or as much of them as arrived: the status alone already says most.</summary>
    private static async Task<string> BeginningOfAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxErrorBytes);
        var length = 0;
        try
        {
            var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = body.ConfigureAwait(false);
            while (length < MaxErrorBytes && await body.ReadAsync(buffer.AsMemory(length, MaxErrorBytes - length), cancellationToken).ConfigureAwait(false) is var read and > 0)
                length += read;
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
