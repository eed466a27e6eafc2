namespace Harness.Models.Cassettes;

/// <summary>Answers from a cassette. There is no handler behind it, so nothing can reach a network.</summary>
internal sealed class CassetteReplayHandler(CassettePlayer player) : HttpMessageHandler
{
    private static readonly Redaction Nothing = new([]);

    private readonly CanonicalTexts _texts = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = player.Next(await RecordedRequest.OfAsync(request, Nothing, _texts, cancellationToken).ConfigureAwait(false));
        return answer.Fault switch
        {
            null => answer.ToMessage(request),
            // The time that somebody waited is not waited again.
            RecordedResponse.Unanswered => throw new TaskCanceledException(answer.Message),
            _ => throw new HttpRequestException(answer.Message),
        };
    }
}
