using System.Text.Json;

namespace Harness.Models.Wires;

/// <summary>One request through a provider's SDK and the JSON object that answers it. Whatever else the SDK throws becomes a <see cref="ProviderException"/>.</summary>
/// <param name="errors">Bounds and redacts what an exception says.</param>
/// <param name="statusOf">The HTTP status in an exception of the SDK; null when it holds none.</param>
internal sealed class SdkExchange(ProviderErrorReader errors, Func<Exception, int?> statusOf)
{
    /// <param name="send">Sends, and gives the body of the answer.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="ProviderException">No answer arrived, or one that is no JSON object.</exception>
    public async Task<JsonElement> SendAsync(Func<CancellationToken, Task<string>> send, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await send(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (ProviderException or NotSupportedException))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw FailureOf(exception);
        }

        return ResponseJson.TryParse(text) is { ValueKind: JsonValueKind.Object } answer ? answer : throw errors.Inside(200, "unparsable", text);
    }

    private ProviderException FailureOf(Exception exception)
    {
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is ProviderException known) return known;
        }

        if (statusOf(exception) is { } status and > 0) return errors.Inside(status, null, exception.Message);
        return exception is OperationCanceledException
            ? new ProviderException("the HTTP client gave up waiting", code: "timeout", innerException: exception)
            : errors.Disconnected(exception);
    }
}
